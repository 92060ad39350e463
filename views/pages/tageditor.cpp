// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tageditor.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "forms/recordlisteditor.h"
#include "grids/waitband.h"
#include "style/consolestyle.h"
#include "workflows/tagging.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

TagEditor::TagEditor(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_waitBand(new WaitBand(context.theme, this)),
      m_tags(makeTagEditor(context.theme, valueTypeOf<QList<Tag>>, this)),
      m_problem(new QLabel(this)), m_save(new QPushButton(tr("Save tags"), this)),
      m_discard(new QPushButton(tr("Discard"), this)), m_copy(new QPushButton(tr("Copy as"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_waitBand);
    m_tags->setName(tr("Tags"));
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *top = new QWidget(scroll);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins({});
    column->addWidget(m_tags);
    column->addStretch(1);
    scroll->setWidget(top);
    layout->addWidget(scroll, 1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    context.theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    m_save->setObjectName(u"saveTags"_s);
    auto *copyMenu = new CopyCallMenu([this] { return calls(); }, m_copy);
    m_copy->setMenu(copyMenu);
    for (QPushButton *button : {m_save, m_discard, m_copy}) {
        setLook(button, Look::Small);
        row->addWidget(button);
    }
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_tags, &FieldEditor::edited, this, &TagEditor::check);
    connect(m_save, &QPushButton::clicked, this, &TagEditor::save);
    connect(m_discard, &QPushButton::clicked, this, [this] { fill(m_before); });
    clear();
}

void TagEditor::show(const QString &connectionId, const QString &resourceArn, const QString &name)
{
    m_connectionId = connectionId;
    m_arn = resourceArn;
    m_name = name;
    load();
}

void TagEditor::clear()
{
    delete std::exchange(m_loading, nullptr);
    m_arn.clear();
    m_isRead = false;
    fill({});
    m_tags->setLocked(true);
    emit titleChanged(tr("Tags"));
}

void TagEditor::reload()
{
    if (!m_arn.isEmpty() && !isEdited())
        load();
}

bool TagEditor::isEdited() const
{
    return m_isRead && typed() != m_before;
}

void TagEditor::load()
{
    delete m_loading;
    m_loading = new Tagging(m_context.session, m_connectionId, this);
    connect(m_loading, &Workflow::finished, this, [this] {
        if (m_loading->state() != Workflow::State::Done)
            return showError(*m_loading);
        m_isRead = true;
        m_before = m_loading->tags();
        fill(m_before);
        emit titleChanged(tr("Tags %1").arg(QLocale().toString(m_before.size())));
    });
    m_waitBand->follow(*m_loading);
    m_loading->load(m_arn, m_name);
}

void TagEditor::fill(const QList<Tag> &tags)
{
    m_tags->load(&tags);
    check();
}

QList<Tag> TagEditor::typed() const
{
    QList<Tag> tags;
    m_tags->store(&tags);
    // A key without a value has an empty one.
    for (Tag &tag : tags)
        tag.value = tag.value.value_or(QString());
    return tags;
}

void TagEditor::check()
{
    const bool isReadOnly = m_context.session.connection(m_connectionId).isReadOnly();
    m_tags->setLocked(!m_isRead || isReadOnly);
    const auto problems = isEdited() ? problemsOf(typed()) : QList<FieldProblem>();
    m_problem->setText(problems.isEmpty() ? QString() : problems.first().sentence);
    m_problem->setVisible(!problems.isEmpty());
    const bool isChanged = isEdited();
    m_save->setEnabled(isChanged && problems.isEmpty() && !isReadOnly);
    m_save->setToolTip(isReadOnly ? tr("This connection is read-only.") : QString());
    m_discard->setEnabled(isChanged);
    m_copy->setEnabled(isChanged && problems.isEmpty());
}

std::optional<CallText> TagEditor::calls() const
{
    return Tagging::callsOf(m_context.session, m_connectionId, m_arn,
                            Tagging::changeOf(m_before, typed()));
}

void TagEditor::save()
{
    // Parented to the session: it goes on when another resource is chosen.
    auto *tagging = new Tagging(m_context.session, m_connectionId, &m_context.session);
    connect(tagging, &Workflow::finished, tagging, &QObject::deleteLater);
    connect(tagging, &Workflow::finished, this, [this, tagging, arn = m_arn] {
        if (arn != m_arn)
            return;
        if (tagging->state() != Workflow::State::Done)
            return showError(*tagging);
        m_before = tagging->tags();
        fill(m_before);
        emit titleChanged(tr("Tags %1").arg(QLocale().toString(m_before.size())));
        emit saved();
    });
    m_save->setEnabled(false);
    m_tags->setLocked(true);
    m_waitBand->follow(*tagging);
    tagging->apply(m_arn, m_name, m_before, typed());
}

void TagEditor::showError(const Tagging &tagging)
{
    check();
    const ErrorText text = tagging.errorText();
    m_problem->setText(text.whatHappened + u' ' + text.whatIsKnown + u' ' + text.whatToDo);
    m_problem->setToolTip(text.details.toHtmlEscaped());
    m_problem->show();
}

} // namespace lc
