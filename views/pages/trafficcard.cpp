// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trafficcard.h"

#include "api/apigateway/usageplans.h"
#include "forms/dateedit.h"
#include "pages/page.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// The most that one page of a list holds.
constexpr qint64 pageSize = 500;

} // namespace

TrafficCard::TrafficCard(PageContext &context, QWidget *parent)
    : LabCard(context, tr("Traffic"),
              tr("Requests of an API key in a usage plan. They count against the key's own quota, "
                 "and those beyond it are refused. Days are UTC."),
              parent),
      m_plan(new QComboBox(this)), m_key(new QComboBox(this)), m_requests(new QLineEdit(this)),
      m_day(new DateEdit(context.theme, this)), m_problem(new QLabel(this))
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto add = [&](QWidget *field, const QString &label, const QString &name) {
        auto *words = new QLabel(label, this);
        words->setBuddy(field);
        theme().dress(words, TypeStyle::Body, Token::Sub);
        QString spoken = label;
        field->setAccessibleName(spoken.remove(u'&'));
        field->setObjectName(name);
        grid->addWidget(words, grid->rowCount(), 0, Qt::AlignRight);
        grid->addWidget(field, grid->rowCount() - 1, 1);
    };
    add(m_plan, tr("Usage &plan"), u"trafficPlan"_s);
    add(m_key, tr("API &key"), u"trafficKey"_s);
    add(m_requests, tr("Re&quests"), u"trafficRequests"_s);
    add(m_day, tr("Da&y, UTC"), u"trafficDay"_s);
    for (QComboBox *box : {m_plan, m_key})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_requests->setText(QLocale().toString(1000));
    m_day->setPlaceholderText(tr("Today by the service's clock"));
    body().addLayout(grid);
    theme().dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    body().addWidget(m_problem);
    auto *buttons = makeRow();
    QAction *make = addChange(u"makeTraffic"_s, tr("Make traffic"), Symbol::Trend);
    buttons->addWidget(makeButton(make));
    buttons->addWidget(makeCopyButton<control::MakeTraffic>([this] { return typed(); }));
    buttons->addStretch(1);
    body().addLayout(buttons);
    connect(make, &QAction::triggered, this, &TrafficCard::send);
    connect(m_requests, &QLineEdit::returnPressed, make, &QAction::trigger);
    connect(m_plan, &QComboBox::currentIndexChanged, this, [this] {
        if (m_isReading)
            return;
        m_key->clear();
        readKeys({});
    });
}

void TrafficCard::read()
{
    if (m_plan->currentIndex() >= 0) {
        m_wantedPlan = m_plan->currentData().toString();
        m_wantedKey = m_key->currentData().toString();
    }
    m_isReading = true;
    m_plan->clear();
    m_key->clear();
    readPlans({});
}

void TrafficCard::readPlans(const QString &position)
{
    apigateway::GetUsagePlans::Request request;
    request.limit = pageSize;
    if (!position.isEmpty())
        request.position = position;
    ask<apigateway::GetUsagePlans>(
        request, [this](const apigateway::GetUsagePlans::Response &answer) {
            for (const UsagePlan &plan : answer.items.value_or(QList<UsagePlan>()))
                m_plan->addItem(plan.name.value_or(QString()), plan.id.value_or(QString()));
            if (answer.position)
                return readPlans(*answer.position);
            const int wanted = m_plan->findData(m_wantedPlan);
            m_plan->setCurrentIndex(wanted >= 0 ? wanted : m_plan->count() > 0 ? 0 : -1);
            m_isReading = false;
            readKeys({});
        });
}

void TrafficCard::readKeys(const QString &position)
{
    if (m_plan->currentIndex() < 0)
        return;
    apigateway::GetUsagePlanKeys::Request request;
    request.usagePlanId = m_plan->currentData().toString();
    request.limit = pageSize;
    if (!position.isEmpty())
        request.position = position;
    ask<apigateway::GetUsagePlanKeys>(
        request, [this](const apigateway::GetUsagePlanKeys::Response &answer) {
            for (const UsagePlanKey &key : answer.items.value_or(QList<UsagePlanKey>()))
                m_key->addItem(key.name.value_or(key.id.value_or(QString())),
                               key.id.value_or(QString()));
            if (answer.position)
                return readKeys(*answer.position);
            if (const int wanted = m_key->findData(m_wantedKey); wanted >= 0)
                m_key->setCurrentIndex(wanted);
        });
}

QString TrafficCard::problem(QWidget **field) const
{
    bool isNumber = false;
    const qint64 requests = QLocale().toLongLong(m_requests->text().trimmed(), &isNumber);
    *field = m_plan;
    if (m_plan->currentIndex() < 0)
        return tr("There is no usage plan here. Make one on the page Usage plans first.");
    *field = m_key;
    if (m_key->currentIndex() < 0)
        return tr("The plan has no keys. Add one on the page Usage plans first.");
    *field = m_requests;
    if (!isNumber || requests < 1 || requests > 1'000'000'000)
        return tr("Enter a whole number of requests, 1 to %1.")
            .arg(QLocale().toString(1'000'000'000));
    *field = m_day;
    if (!m_day->isUnderstood())
        return tr("Enter a day, such as 2026-11-30, or nothing for today.");
    *field = nullptr;
    return {};
}

std::optional<control::MakeTraffic::Request> TrafficCard::typed() const
{
    QWidget *wrong = nullptr;
    if (!problem(&wrong).isEmpty())
        return std::nullopt;
    control::MakeTraffic::Request request;
    request.usagePlanId = m_plan->currentData().toString();
    request.keyId = m_key->currentData().toString();
    request.requests = QLocale().toLongLong(m_requests->text().trimmed());
    if (const auto day = m_day->date())
        request.day = day->text.left(10);
    return request;
}

void TrafficCard::send()
{
    QWidget *wrong = nullptr;
    m_problem->setText(problem(&wrong));
    m_problem->setVisible(wrong != nullptr);
    for (QWidget *field : {static_cast<QWidget *>(m_requests), static_cast<QWidget *>(m_day)})
        setFieldState(field, field == wrong ? FieldState::Wrong : FieldState::Right);
    const auto request = typed();
    if (!request)
        return wrong->setFocus();
    const QString key = m_key->currentText();
    run<control::MakeTraffic>(
        *request, key,
        [this, key, sent = request->requests](const control::MakeTraffic::Response &answer) {
            const QLocale locale;
            const QString counted = locale.toString(answer.counted);
            if (answer.counted == sent)
                return showDone(tr("%1 request(s) of %2 were counted; none went beyond the quota.")
                                    .arg(counted, key));
            showDone(tr("%1 of %2 requests of %3 were counted; %4 went beyond the quota.")
                         .arg(counted, locale.toString(sent), key,
                              locale.toString(sent - answer.counted)),
                     Tone::Warning);
        });
}

} // namespace lc
