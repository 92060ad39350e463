// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tagdialog.h"

#include "connections/session.h"
#include "forms/copycallmenu.h"
#include "grids/waitband.h"
#include "pages/page.h"
#include "style/consolestyle.h"
#include "workflows/tagging.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

TagDialog::TagDialog(PageContext &context, const QString &connectionId, const QString &resourceArn,
                     const QString &name, QWidget *parent)
    : QDialog(parent), m_context(context), m_connectionId(connectionId), m_arn(resourceArn),
      m_name(name), m_waitBand(new WaitBand(context.theme, this)),
      m_grid(new QTableWidget(0, 2, this)), m_problem(new QLabel(this))
{
    setObjectName(u"tagDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Tags of %1").arg(name));
    resize(480, 360);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_waitBand);
    m_grid->setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    m_grid->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_grid->verticalHeader()->hide();
    m_grid->setAccessibleName(tr("Tags"));
    m_grid->setTabKeyNavigation(false);
    layout->addWidget(m_grid, 1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    context.theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    layout->addWidget(m_problem);

    auto *rows = new QHBoxLayout;
    auto *add = new QPushButton(icon(context.theme, Symbol::Plus), tr("Add tag"), this);
    auto *remove = new QPushButton(icon(context.theme, Symbol::Delete), tr("Remove tag"), this);
    rows->addWidget(add);
    rows->addWidget(remove);
    rows->addStretch(1);
    layout->addLayout(rows);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save tags"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"save"_s);
    auto *copy = buttons->addButton(tr("Copy as"), QDialogButtonBox::ActionRole);
    auto *copyMenu = new CopyCallMenu([this] { return calls(); }, copy);
    copyMenu->takeKeyOf(this);
    copy->setMenu(copyMenu);
    setLook(m_save, Look::Primary);
    layout->addWidget(buttons);

    connect(add, &QPushButton::clicked, this, [this] {
        addRow({});
        m_grid->setCurrentCell(m_grid->rowCount() - 1, 0);
        m_grid->setFocus();
        m_grid->editItem(m_grid->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        m_grid->removeRow(m_grid->currentRow());
        check();
    });
    connect(m_grid, &QTableWidget::itemChanged, this, &TagDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_save->setEnabled(false);
    load();
}

void TagDialog::load()
{
    auto *tagging = new Tagging(m_context.session, m_connectionId, this);
    connect(tagging, &Workflow::finished, this, [this, tagging] {
        tagging->deleteLater();
        if (tagging->state() == Workflow::State::Done)
            fill(tagging->tags());
        else
            showError(*tagging);
    });
    m_waitBand->follow(*tagging);
    m_problem->setText(tr("Loading…"));
    tagging->load(m_arn, m_name);
}

void TagDialog::fill(const QList<Tag> &tags)
{
    m_before = tags;
    m_grid->setRowCount(0);
    for (const Tag &tag : tags)
        addRow(tag);
    check();
}

void TagDialog::addRow(const Tag &tag)
{
    const int row = m_grid->rowCount();
    m_grid->insertRow(row);
    m_grid->setItem(row, 0, new QTableWidgetItem(tag.key.value_or(QString())));
    m_grid->setItem(row, 1, new QTableWidgetItem(tag.value.value_or(QString())));
}

QList<Tag> TagDialog::typed() const
{
    QList<Tag> tags;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const QTableWidgetItem *key = m_grid->item(row, 0);
        const QTableWidgetItem *value = m_grid->item(row, 1);
        tags.append({key ? key->text() : QString(), value ? value->text() : QString()});
    }
    return tags;
}

void TagDialog::check()
{
    const QList<Tag> tags = typed();
    const auto problems = problemsOf(tags);
    m_problem->setText(problems.isEmpty() ? QString() : problems.first().sentence);
    m_save->setEnabled(problems.isEmpty() && tags != m_before);
}

std::optional<CallText> TagDialog::calls() const
{
    return Tagging::callsOf(m_context.session, m_connectionId, m_arn,
                            Tagging::changeOf(m_before, typed()));
}

void TagDialog::save()
{
    // Parented to the session: it goes on when this dialog is closed.
    auto *tagging = new Tagging(m_context.session, m_connectionId, &m_context.session);
    connect(tagging, &Workflow::finished, tagging, &QObject::deleteLater);
    connect(tagging, &Workflow::finished, this, [this, tagging] {
        if (tagging->state() != Workflow::State::Done)
            return showError(*tagging);
        emit saved();
        accept();
    });
    m_save->setEnabled(false);
    m_waitBand->follow(*tagging);
    m_problem->setText(tr("Saving…"));
    tagging->apply(m_arn, m_name, m_before, typed());
}

void TagDialog::showError(const Tagging &tagging)
{
    const ErrorText text = tagging.errorText();
    m_problem->setText(text.whatHappened + u' ' + text.whatIsKnown + u' ' + text.whatToDo);
    m_problem->setToolTip(text.details.toHtmlEscaped());
    m_save->setEnabled(true);
}

} // namespace lc
