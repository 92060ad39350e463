// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/consolestatusbar.h"

#include "connections/session.h"
#include "shell/connectionlook.h"
#include "style/icon.h"
#include "style/localtime.h"
#include "style/theme.h"

#include <QFrame>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>
#include <QToolTip>

namespace lc {

namespace {

/// A text that is cut short where it has no room, so that many accounts do not widen the window.
class StatusText final : public QLabel {
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override
    {
        constexpr int narrowest = 48;
        return {std::min(narrowest, QLabel::minimumSizeHint().width()),
                QLabel::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip && toolTip().isEmpty()
            && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                               text().toHtmlEscaped(), this);
            return true;
        }
        return QLabel::event(event);
    }
};

} // namespace

ConsoleStatusBar::ConsoleStatusBar(Session &session, const Theme &theme, QWidget *parent)
    : QStatusBar(parent), m_session(session), m_theme(theme), m_stateIcon(new QLabel(this)),
      m_connection(new StatusText(this)), m_asOf(new StatusText(this)),
      m_recording(new StatusText(this)), m_recordingProblem(new QToolButton(this)),
      m_jobs(new QToolButton(this)), m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setSizeGripEnabled(false);
    m_connection->setObjectName(QStringLiteral("statusConnection"));
    m_asOf->setObjectName(QStringLiteral("statusAsOf"));
    m_recording->setObjectName(QStringLiteral("statusRecording"));
    m_jobs->setObjectName(QStringLiteral("statusJobs"));
    m_jobs->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_jobs->setPopupMode(QToolButton::InstantPopup);
    m_jobs->setAutoRaise(true);
    m_jobs->setFocusPolicy(Qt::TabFocus);
    m_jobs->setMenu(new QMenu(m_jobs));
    m_jobs->menu()->setAccessibleName(tr("Running jobs"));
    m_jobs->setFont(theme.font(TypeStyle::Small));
    connect(m_jobs->menu(), &QMenu::aboutToShow, this, &ConsoleStatusBar::fillJobs);
    for (QLabel *label : {m_connection, m_asOf, m_recording}) {
        label->setTextFormat(Qt::PlainText);
        theme.dress(label, TypeStyle::Small, Token::Sub);
    }
    m_stateIcon->setContentsMargins(10, 0, 0, 0);
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the running jobs"));
    m_progress->hide();

    addWidget(m_stateIcon);
    addWidget(m_connection);
    for (QLabel *label : {m_asOf, m_recording}) {
        auto *line = new QFrame(this);
        line->setFrameShape(QFrame::VLine);
        line->setForegroundRole(QPalette::Mid);
        line->setFixedHeight(14);
        addWidget(line);
        addWidget(label);
    }
    makeProblemButton();
    addPermanentWidget(m_progress);
    addPermanentWidget(m_jobs);

    connect(&session, &Session::openedChanged, this, &ConsoleStatusBar::showConnection);
    connect(&session, &Session::stateChanged, this, &ConsoleStatusBar::showConnection);
    connect(&theme, &Theme::changed, this, &ConsoleStatusBar::showConnection);
    showConnection();
    setAsOf(std::nullopt);
    showJobs();
}

void ConsoleStatusBar::makeProblemButton()
{
    m_recordingProblem->setObjectName(QStringLiteral("statusRecordingProblem"));
    m_recordingProblem->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_recordingProblem->setAutoRaise(true);
    m_recordingProblem->setFocusPolicy(Qt::TabFocus);
    m_recordingProblem->setFont(m_theme.font(TypeStyle::Small));
    m_recordingProblem->setToolTip(tr("Show what was not recorded and why"));
    m_recordingProblem->hide();
    const auto draw = [this] {
        m_recordingProblem->setIcon(
            symbolPixmap(Symbol::Warning, m_theme.text(Tone::Warning), 14, devicePixelRatioF()));
    };
    draw();
    connect(&m_theme, &Theme::changed, this, draw);
    connect(m_recordingProblem, &QToolButton::clicked, this,
            &ConsoleStatusBar::recordingProblemClicked);
    addWidget(m_recordingProblem);
}

void ConsoleStatusBar::setRecordingProblem(const QString &text)
{
    m_recordingProblem->setText(QString(text).replace(u'&', QStringLiteral("&&")));
    m_recordingProblem->setVisible(!text.isEmpty());
}

void ConsoleStatusBar::showConnection()
{
    QStringList accounts;
    int failed = 0;
    int opening = 0;
    for (const QString &id : m_session.opened()) {
        switch (m_session.state(id)) {
        case Session::State::Open:
            accounts += m_session.identity(id).account;
            break;
        case Session::State::Failed:
            ++failed;
            break;
        case Session::State::Opening:
            ++opening;
            break;
        case Session::State::Closed:
            break;
        }
    }
    accounts.removeAll(QString());
    accounts.removeDuplicates();
    QString text;
    Symbol symbol = Symbol::Ok;
    Tone tone = Tone::Success;
    if (!accounts.isEmpty())
        text = tr("Connected as %1").arg(QLocale().createSeparatedList(accounts));
    if (failed > 0) {
        symbol = accounts.isEmpty() ? Symbol::Error : Symbol::Warning;
        tone = accounts.isEmpty() ? Tone::Danger : Tone::Warning;
        const QString problem = tr("%n connection(s) failed", nullptr, failed);
        text = text.isEmpty() ? problem : tr("%1, %2").arg(text, problem);
    } else if (accounts.isEmpty()) {
        symbol = opening > 0 ? Symbol::Progress : Symbol::Pause;
        tone = Tone::Neutral;
        text = opening > 0 ? tr("Connecting…") : tr("Not connected");
    }
    if (const QString mark = connectionLook(m_session).mark; !mark.isEmpty())
        text = tr("%1, %2").arg(text, mark);
    m_connection->setText(text);
    m_stateIcon->setPixmap(symbolPixmap(symbol, m_theme.text(tone), 14, devicePixelRatioF()));
}

void ConsoleStatusBar::setAsOf(std::optional<Instant> instant)
{
    if (!instant) {
        m_asOf->setText(tr("Nothing read yet"));
        m_asOf->setToolTip({});
        return;
    }
    m_asOf->setText(tr("As of %1, usage data may lag up to 40 min").arg(localTimeText(*instant)));
    m_asOf->setToolTip(toIsoText(*instant));
}

void ConsoleStatusBar::setRecording(const QString &text)
{
    m_recording->setText(text);
}

void ConsoleStatusBar::setJob(const QString &name, int done, int total,
                              std::function<void()> cancel)
{
    if (total > 0 && done >= total)
        m_running.remove(name);
    else
        m_running.insert(name, {done, total, std::move(cancel)});
    showJobs();
}

void ConsoleStatusBar::showJobs()
{
    m_progress->setVisible(!m_running.isEmpty());
    m_jobs->setEnabled(!m_running.isEmpty());
    if (m_running.isEmpty()) {
        m_jobs->setText(tr("No jobs running"));
        m_jobs->setToolTip({});
        return;
    }
    int done = 0;
    int total = 0;
    bool known = true;
    for (const Job &job : std::as_const(m_running)) {
        done += job.done;
        total += job.total;
        known = known && job.total > 0;
    }
    m_progress->setRange(0, known ? total : 0);
    m_progress->setValue(done);
    QString text = m_running.size() == 1 ? tr("1 job: %1").arg(m_running.firstKey())
                                         : tr("%n jobs", nullptr, int(m_running.size()));
    if (known)
        text = tr("%1, %2 of %3").arg(text, QLocale().toString(done), QLocale().toString(total));
    m_jobs->setText(text);
    m_jobs->setToolTip(text.toHtmlEscaped());
}

void ConsoleStatusBar::fillJobs()
{
    QMenu *menu = m_jobs->menu();
    menu->clear();
    const QLocale locale;
    for (auto it = m_running.cbegin(); it != m_running.cend(); ++it) {
        const Job &job = it.value();
        const QString words = job.total > 0
            ? tr("Cancel: %1, %2 of %3")
                  .arg(it.key(), locale.toString(job.done), locale.toString(job.total))
            : tr("Cancel: %1").arg(it.key());
        QAction *action = menu->addAction(icon(m_theme, Symbol::Stop),
                                          QString(words).replace(u'&', QStringLiteral("&&")));
        action->setEnabled(bool(job.cancel));
        action->setStatusTip(job.cancel ? QString() : tr("This job cannot be stopped."));
        if (job.cancel)
            connect(action, &QAction::triggered, this, job.cancel);
    }
}

} // namespace lc
