// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/bulkpage.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "grids/noticeband.h"
#include "pages/jobpanel.h"
#include "pages/tabledocument.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

BulkPage::BulkPage(PageContext &context, const QString &connectionId, QWidget *parent)
    : Page(parent), m_context(context), m_connectionId(connectionId),
      m_model(bulkTable(u"bulk"_s),
              std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock)),
      m_band(new NoticeBand(context.theme, this)), m_inputPlace(new QVBoxLayout),
      m_pane(new TablePane(context.theme, m_model, this)), m_panel(new JobPanel(context, *this)),
      m_spare(new QWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(makeHead());
    m_inputPlace->setContentsMargins(24, 0, 24, 12);
    layout->addLayout(m_inputPlace);
    layout->addWidget(m_pane, 1);
    layout->addWidget(m_panel);
    layout->addWidget(m_spare, 1);
    layout->addWidget(makeBottom());
    m_spare->hide();
    m_pane->table().setTitle(tr("Preview"));
    connect(m_pane, &TablePane::exportRequested, this, &Page::exportRequested);
    connect(m_panel, &JobPanel::closed, this, &BulkPage::showPreview);
    connect(m_panel, &JobPanel::finished, this, [this] {
        showState();
        emit titleChanged();
        emit changed();
    });
    if (context.session.connection(connectionId).isProduction()) {
        Notice production;
        production.tone = Tone::Danger;
        production.headline = tr("Production.");
        m_band->show(production);
    }
    showState();
}

BulkPage::~BulkPage()
{
    delete m_pane; // shows a member
}

QWidget *BulkPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(2);
    m_title = new QLabel(head);
    m_title->setTextFormat(Qt::PlainText);
    constexpr int narrowest = 120;
    m_title->setMinimumWidth(narrowest);
    m_context.theme.dress(m_title, TypeStyle::Title);
    m_note = new QLabel(head);
    m_note->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_note, TypeStyle::Body, Token::Sub);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    return head;
}

QWidget *BulkPage::makeBottom()
{
    auto *bar = new QWidget(this);
    bar->setAutoFillBackground(true);
    bar->setBackgroundRole(QPalette::Window);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(8);
    m_counts = new QLabel(bar);
    m_counts->setObjectName(u"counts"_s);
    m_counts->setTextFormat(Qt::PlainText);
    m_context.theme.dress(m_counts, TypeStyle::Body, Token::Sub);
    auto *copy = new QPushButton(tr("Copy as"), bar);
    copy->setObjectName(u"copyAs"_s);
    auto *copyMenu = new CopyCallMenu([this] { return calls(); }, copy);
    copyMenu->takeKeyOf(this);
    copy->setMenu(copyMenu);
    connect(copyMenu, &CopyCallMenu::copied, this, &Page::statusMessage);
    m_start = new QPushButton(bar);
    m_start->setObjectName(u"start"_s);
    setLook(m_start, Look::Primary);
    layout->addWidget(m_counts, 1);
    layout->addWidget(copy);
    layout->addWidget(m_start);
    m_startAction = new QAction(this);
    m_startAction->setData(u"license"_s);
    m_startAction->setShortcut(Qt::CTRL | Qt::Key_Return);
    m_startAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_startAction);
    connect(m_startAction, &QAction::triggered, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, [this] { start(); });
    return bar;
}

QString BulkPage::title() const
{
    return hasUnsentChanges() ? m_heading + u" *"_s : m_heading;
}

std::shared_ptr<Document> BulkPage::exportDocument() const
{
    return documentOf(m_heading, *m_pane);
}

bool BulkPage::hasUnsentChanges() const
{
    return !hasJob() && readyCount() > 0;
}

void BulkPage::focusContent()
{
    if (m_firstInput)
        m_firstInput->setFocus(Qt::OtherFocusReason);
}

void BulkPage::setHeading(const QString &title, const QString &note)
{
    m_heading = title;
    m_title->setText(title);
    m_note->setText(note);
    emit titleChanged();
}

void BulkPage::setInputs(QWidget *inputs)
{
    m_inputs = inputs;
    m_inputPlace->addWidget(inputs);
}

QLabel *BulkPage::makeLabel(const QString &text, QWidget *buddy, QWidget *parent) const
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(buddy);
    m_context.theme.dress(label, TypeStyle::Body, Token::Sub);
    return label;
}

void BulkPage::setLines(const QList<BulkLine> &lines)
{
    if (isRunning())
        return;
    m_lines = lines;
    m_model.setRecords(m_lines);
    showPreview();
}

void BulkPage::showPreview()
{
    m_panel->hide();
    m_spare->hide();
    m_pane->show();
    showState();
    emit titleChanged();
}

qsizetype BulkPage::readyCount() const
{
    return std::count_if(m_lines.cbegin(), m_lines.cend(),
                         [](const BulkLine &line) { return line.state == BulkState::Ready; });
}

void BulkPage::setStart(const QString &headline, const QString &button, const QString &reason)
{
    m_headline = headline;
    m_start->setText(button);
    m_startAction->setText(button);
    m_reason = reason;
    showState();
}

void BulkPage::showNotice(const Notice &notice)
{
    notice.headline.isEmpty() && notice.text.isEmpty() ? m_band->clear() : m_band->show(notice);
}

bool BulkPage::hasJob() const
{
    return !m_panel->isHidden();
}

bool BulkPage::isRunning() const
{
    return m_panel->isRunning();
}

void BulkPage::begin()
{
    if (!m_start->isEnabled())
        return;
    auto job = std::make_unique<BulkJob>(m_headline);
    for (const BulkLine &line : std::as_const(m_lines)) {
        if (line.state == BulkState::Ready)
            addToJob(*job, line);
    }
    m_pane->hide();
    m_spare->show();
    m_panel->start(std::move(job));
    showState();
    emit titleChanged();
}

void BulkPage::showState()
{
    const Connection connection = m_context.session.connection(m_connectionId);
    const QString reason = connection.isReadOnly()
        ? tr("%1 is read-only. Switch that off under Connections.").arg(connection.name)
        : m_reason;
    const bool canStart = !hasJob() && readyCount() > 0 && reason.isEmpty();
    m_start->setEnabled(canStart);
    m_start->setToolTip(reason.toHtmlEscaped());
    m_startAction->setEnabled(canStart);
    m_startAction->setStatusTip(reason);
    if (m_inputs)
        m_inputs->setEnabled(!isRunning());
    const int ready = int(readyCount());
    const qsizetype left = m_lines.size() - ready;
    m_counts->setText(
        hasJob()                ? QString()
            : !reason.isEmpty() ? reason
            : left == 0
            ? tr("%n ready.", nullptr, ready)
            : tr("%n ready, %1 left out.", nullptr, ready).arg(QLocale().toString(left)));
}

} // namespace lc
