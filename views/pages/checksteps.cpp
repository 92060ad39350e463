// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checksteps.h"

#include "style/consolestyle.h"
#include "style/icon.h"
#include "style/layouts.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

struct StepLook {
    Symbol symbol;
    Tone tone;
    QString word;
};

StepLook lookOf(ConnectionCheck::Outcome outcome)
{
    switch (outcome) {
    case ConnectionCheck::Outcome::Running:
        return {Symbol::Progress, Tone::Info, CheckSteps::tr("Running")};
    case ConnectionCheck::Outcome::Passed:
        return {Symbol::Ok, Tone::Success, CheckSteps::tr("Passed")};
    case ConnectionCheck::Outcome::Failed:
        return {Symbol::Error, Tone::Danger, CheckSteps::tr("Failed")};
    case ConnectionCheck::Outcome::Skipped:
        return {Symbol::Pause, Tone::Neutral, CheckSteps::tr("Skipped")};
    case ConnectionCheck::Outcome::Waiting:
        break;
    }
    return {Symbol::Clock, Tone::Neutral, CheckSteps::tr("Waiting")};
}

} // namespace

CheckSteps::CheckSteps(const Theme &theme, Session &session, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_heading(new QLabel(this)),
      m_stop(new QPushButton(tr("Stop"), this)), m_lines(new QVBoxLayout)
{
    setObjectName(u"checkSteps"_s);
    theme.dress(m_heading, TypeStyle::BodyMedium);
    m_heading->setObjectName(u"checkHeading"_s);
    m_heading->setWordWrap(true);
    setLook(m_stop, Look::Small);
    m_stop->setAccessibleName(tr("Stop the test"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_stop);
    m_lines->setSpacing(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addLayout(m_lines);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_check)
            m_check->cancel();
    });
    connect(&theme, &Theme::changed, this, &CheckSteps::showSteps);
    hide();
}

void CheckSteps::start(const Connection &connection)
{
    m_check = std::make_unique<ConnectionCheck>(m_session);
    connect(m_check.get(), &ConnectionCheck::stepsChanged, this, &CheckSteps::showSteps);
    connect(m_check.get(), &ConnectionCheck::finished, this, &CheckSteps::finished);
    connect(m_check.get(), &ConnectionCheck::finished, this, &CheckSteps::showSteps);
    m_check->start(connection);
    showSteps();
    show();
}

void CheckSteps::clear()
{
    m_check.reset();
    hide();
}

void CheckSteps::showSteps()
{
    if (!m_check)
        return;
    removeAll(*m_lines);
    for (const ConnectionCheck::Step &step : m_check->steps())
        addLine(step);
    m_stop->setVisible(m_check->isRunning());
    m_heading->setText(m_check->isRunning()      ? tr("Testing…")
                           : m_check->isPassed() ? tr("The connection works.")
                                                 : tr("The connection does not work."));
}

void CheckSteps::addLine(const ConnectionCheck::Step &step)
{
    const auto look = lookOf(step.outcome);
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(8);
    auto *picture = new QLabel(line);
    picture->setPixmap(symbolPixmap(look.symbol, m_theme.text(look.tone), 16, devicePixelRatioF()));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    row->addLayout(words, 1);
    const auto add = [&](const QString &text, TypeStyle style, Token color) {
        if (text.isEmpty())
            return;
        auto *label = new QLabel(text, line);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_theme.dress(label, style, color);
        words->addWidget(label);
    };
    add(tr("%1: %2", "step and outcome").arg(step.title, look.word), TypeStyle::Body, Token::Text);
    if (step.problem.whatHappened.isEmpty())
        add(step.text, TypeStyle::Small, Token::Sub);
    add(step.problem.whatHappened, TypeStyle::Body, Token::DangerText);
    add(step.problem.whatToDo, TypeStyle::Small, Token::Text);
    line->setToolTip(step.problem.details.toHtmlEscaped());
    m_lines->addWidget(line);
}

} // namespace lc
