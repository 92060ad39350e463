// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usagelagcard.h"

#include "api/control/control.h"
#include "pages/page.h"
#include "style/consolestyle.h"
#include "style/layouts.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

using namespace control;

namespace {

QString lagText(qint64 seconds)
{
    if (seconds == 0)
        return UsageLagCard::tr("Now: none");
    return seconds % 60 ? UsageLagCard::tr("Now: %n second(s)", nullptr, int(seconds))
                        : UsageLagCard::tr("Now: %n minute(s)", nullptr, int(seconds / 60));
}

} // namespace

UsageLagCard::UsageLagCard(PageContext &context, QWidget *parent)
    : LabCard(context, tr("Usage lag"),
              tr("GetUsage tells of requests only this long after they were made, as AWS does "
                 "(about 40 minutes there). The quota counts them at once."),
              parent),
      m_now(new QLabel(tr("Reading…"), this)), m_minutes(new QLineEdit(this)),
      m_problem(new QLabel(this))
{
    m_now->setObjectName(u"usageLagNow"_s);
    theme().dress(m_now, TypeStyle::BodyMedium);
    body().addWidget(m_now);
    auto *row = makeRow();
    auto *label = new QLabel(tr("&Minutes, 0 to 1,440"), this);
    label->setBuddy(m_minutes);
    theme().dress(label, TypeStyle::Body, Token::Sub);
    m_minutes->setAccessibleName(tr("Usage lag in minutes"));
    m_minutes->setObjectName(u"usageLagMinutes"_s);
    m_minutes->setMaximumWidth(atTypeSize(96));
    m_minutes->setAlignment(Qt::AlignRight);
    QAction *set = addChange(u"setUsageLag"_s, tr("Set lag"), Symbol::Clock);
    QAction *none = addChange(u"noUsageLag"_s, tr("No lag"), Symbol::Undo);
    row->addWidget(label);
    row->addWidget(m_minutes);
    row->addWidget(makeButton(set));
    row->addWidget(makeButton(none));
    row->addWidget(makeCopyButton<SetUsageLag>([this]() -> std::optional<UsageLag> {
        const auto seconds = typedSeconds();
        return seconds ? std::optional(UsageLag{*seconds}) : std::nullopt;
    }));
    row->addStretch(1);
    body().addLayout(row);
    theme().dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
    body().addWidget(m_problem);
    connect(m_minutes, &QLineEdit::returnPressed, set, &QAction::trigger);
    connect(none, &QAction::triggered, this, [this] { this->set(0); });
    connect(set, &QAction::triggered, this, [this] {
        const auto seconds = typedSeconds();
        setFieldState(m_minutes, seconds ? FieldState::Right : FieldState::Wrong);
        m_problem->setText(seconds ? QString()
                                   : tr("Enter whole minutes from 0 to %1.")
                                         .arg(QLocale().toString(UsageLag::longest / 60)));
        m_problem->setVisible(!seconds);
        if (seconds)
            this->set(*seconds);
        else
            m_minutes->setFocus();
    });
}

void UsageLagCard::read()
{
    ask<GetUsageLag>({}, [this](const UsageLag &lag) { show(lag.seconds); });
}

void UsageLagCard::show(qint64 seconds)
{
    m_now->setText(lagText(seconds));
    m_minutes->setText(QLocale().toString(seconds / 60));
}

std::optional<qint64> UsageLagCard::typedSeconds() const
{
    bool isNumber = false;
    const qint64 minutes = QLocale().toLongLong(m_minutes->text().trimmed(), &isNumber);
    return isNumber && minutes >= 0 && minutes <= UsageLag::longest / 60
        ? std::optional(minutes * 60)
        : std::nullopt;
}

void UsageLagCard::set(qint64 seconds)
{
    run<SetUsageLag>({seconds}, tr("the usage lag"), [this, seconds](const auto &) {
        show(seconds);
        showDone(seconds == 0 ? tr("Usage is told at once.") : tr("The lag is set."));
    });
}

} // namespace lc
