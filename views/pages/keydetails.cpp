// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keydetails.h"

#include "items/cellformat.h"
#include "pages/actionrow.h"
#include "pages/copyline.h"
#include "pages/factlist.h"
#include "pages/keychartpage.h"
#include "pages/pilllabel.h"
#include "style/wrappedlabel.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString dateOf(Day day)
{
    return QLocale().toString(toQDateTime(Instant(day)).date(), QLocale::LongFormat);
}

} // namespace

KeyDetails::KeyDetails(PageContext &context, QuotaOverlay &quota, QuotaOutlook &outlook,
                       QWidget *parent)
    : QWidget(parent), m_context(context), m_quota(quota), m_outlook(outlook),
      m_content(new QWidget(this)),
      m_nothing(new QLabel(tr("Choose a key to see its details."), this)),
      m_name(new WrappedLabel(m_content)), m_state(new PillLabel(context.theme, m_content)),
      m_id(new CopyLine(context.theme, tr("Key ID"), m_content)),
      m_facts(new FactList(context.theme, m_content)), m_expected(new WrappedLabel(m_content)),
      m_sentence(new WrappedLabel(m_content)), m_buttons(new ActionRow(context.theme, this))
{
    setObjectName(QStringLiteral("keyDetails"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
    m_content->setBackgroundRole(QPalette::Base);
    for (QLabel *label : {m_name, m_expected, m_sentence, m_nothing}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    context.theme.dress(m_name, TypeStyle::Heading);
    context.theme.dress(m_expected, TypeStyle::BodyMedium);
    context.theme.dress(m_nothing, TypeStyle::Body, Token::Sub);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(16, 16, 16, 16);
    content->addLayout(head);
    content->addWidget(m_id);
    content->addWidget(m_expected);
    content->addWidget(m_sentence);
    content->addWidget(m_facts);
    content->addStretch();
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_nothing, 1);
    layout->addWidget(area, 1);
    layout->addWidget(m_buttons);
    connect(&quota, &RowOverlay::changed, this, &KeyDetails::showStanding);
    connect(&outlook, &RowOverlay::changed, this, &KeyDetails::showStanding);
    clear();
}

void KeyDetails::setActions(const QList<QAction *> &actions, const QList<QAction *> &more)
{
    m_buttons->setActions(actions, more);
}

void KeyDetails::clear()
{
    m_key = {};
    m_content->parentWidget()->parentWidget()->hide();
    m_buttons->hide();
    m_nothing->show();
}

void KeyDetails::show(const UsagePlanKey &key, const UsagePlan &plan, const RowOrigin &origin)
{
    m_key = key;
    m_plan = plan;
    m_origin = origin;
    m_nothing->hide();
    m_content->parentWidget()->parentWidget()->show();
    m_buttons->show();
    m_name->setText(tr("%1 in plan %2", "key and plan")
                        .arg(key.name.value_or(QString()), plan.name.value_or(QString())));
    m_id->setText(key.id.value_or(QString()));
    showStanding();
}

void KeyDetails::showStanding()
{
    if (!m_key.id)
        return;
    m_facts->clear();
    const QLocale locale;
    const auto standing =
        m_quota.standing(m_origin.account, m_plan.id.value_or(QString()), *m_key.id);
    const QString plan = m_plan.name.value_or(QString());
    m_facts->addLink(tr("Plan"), plan,
                     {u"usage-plans"_s,
                      {},
                      tr("Plan: %1").arg(plan),
                      {u"plan"_s, FilterRule::Test::AnyOf, {plan}}});
    m_facts->addLink(tr("Account"), m_origin.account,
                     linkToAccount(m_origin.account, m_context.session));
    if (!standing) {
        m_sentence->setText(tr("No figures yet."));
        m_sentence->show();
        m_expected->hide();
        m_state->hide();
        return;
    }
    const bool hasQuota = standing->limit.has_value();
    const double share =
        hasQuota && *standing->limit > 0 ? double(standing->period) / double(*standing->limit) : 0;
    m_state->setVisible(hasQuota);
    Badge badge;
    badge.tone = share >= 1 ? Tone::Danger : share >= 0.8 ? Tone::Warning : Tone::Success;
    badge.word = share >= 1 ? tr("Exhausted") : tr("%1 used").arg(percentText(share * 100, locale));
    m_state->setBadge(badge);
    m_sentence->setText(
        hasQuota ? tr("%1 of %2 used, %3 left until the reset on %4 (UTC).")
                       .arg(locale.toString(standing->period), locale.toString(*standing->limit),
                            locale.toString(standing->remaining),
                            standing->resets ? dateOf(*standing->resets) : tr("an unknown day"))
                 : tr("%1 requests used; this plan has no quota.")
                       .arg(locale.toString(standing->period)));
    m_facts->add(tr("Used today"), locale.toString(standing->today));
    m_facts->add(tr("Used this period"), locale.toString(standing->period));
    if (hasQuota) {
        m_facts->add(tr("Quota per key"),
                     locale.toString(m_plan.quota ? m_plan.quota->limit.value_or(0) : 0));
        if (standing->extension() > 0)
            m_facts->add(tr("Extension"), u'+' + locale.toString(standing->extension()));
        m_facts->add(tr("Remaining"), locale.toString(standing->remaining));
    }
    showOutlook();
    if (m_plan.throttle) {
        m_facts->add(
            tr("Rate limit"),
            tr("%1 per second").arg(locale.toString(m_plan.throttle->rateLimit.value_or(0))));
        m_facts->add(tr("Burst limit"), locale.toString(m_plan.throttle->burstLimit.value_or(0)));
    }
    m_facts->add(tr("As of"),
                 locale.toString(toQDateTime(standing->asOf).toLocalTime(), QLocale::ShortFormat));
}

void KeyDetails::showOutlook()
{
    const auto known =
        m_outlook.outlook(m_origin.account, m_plan.id.value_or(QString()), *m_key.id);
    m_expected->setVisible(known.has_value());
    // The forecast says the same and more.
    m_sentence->setVisible(!known);
    if (!known)
        return;
    const Instant now = m_context.clock.now();
    const Forecast &forecast = known->forecast;
    m_expected->setText(forecastSentence(known->subject, forecast, now));
    m_facts->add(tr("Forecast"), forecastWord(known->subject, forecast, now));
    m_facts->add(tr("Likely range"), forecastRange(known->subject, forecast, now));
    if (forecast.method != Forecast::Method::None) {
        m_facts->add(tr("Average per day"), QLocale().toString(std::llround(forecast.perDay)));
        m_facts->add(tr("Forecast by"), forecastMethodText(forecast.method));
    }
}

Page *KeyDetails::makeChart() const
{
    return m_key.id ? new KeyChartPage(m_context, m_key, m_plan, m_origin) : nullptr;
}

} // namespace lc
