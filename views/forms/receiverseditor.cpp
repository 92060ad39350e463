// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/receiverseditor.h"

#include "grids/tablepane.h"
#include "items/granttables.h"
#include "style/consolestyle.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ReceiversEditor::ReceiversEditor(const Theme &theme, const Clock &clock, QWidget *parent)
    : FieldEditor(parent),
      m_model(granteesTable(),
              std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &clock)),
      m_text(new QPlainTextEdit(this)), m_counts(new QLabel(this)), m_problem(new QLabel(this)),
      m_remove(new QPushButton(tr("Remove entries that are not valid"), this)),
      m_table(new RecordTable(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    auto *label = new QLabel(tr("Receivers: accounts of 12 digits or ARNs, one a line or with "
                                "commas between them"),
                             this);
    label->setBuddy(m_text);
    layout->addWidget(label);
    m_text->setObjectName(u"receivers"_s);
    m_text->setAccessibleName(tr("Receivers"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(u"111122223333\n444455556666"_s);
    theme.dress(m_text, TypeStyle::Mono);
    m_text->setMinimumHeight(110);
    layout->addWidget(m_text);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    m_counts->setObjectName(u"receiverCounts"_s);
    theme.dress(m_counts, TypeStyle::BodyMedium);
    row->addWidget(m_counts, 1);
    setLook(m_remove, Look::Small);
    m_remove->setObjectName(u"removeInvalid"_s);
    row->addWidget(m_remove);
    layout->addLayout(row);
    showModel(*m_table, m_model);
    m_table->setTitle(tr("Receivers, checked"));
    m_table->setNameColumn(m_model.columnIndex(u"reason"));
    m_table->setEmptyText({Symbol::Grant, tr("What you enter is checked here."), {}});
    m_table->setMinimumHeight(180);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        judge();
        emit edited();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        // Through the document, so that Ctrl+Z brings them back.
        QTextCursor cursor(m_text->document());
        cursor.select(QTextCursor::Document);
        cursor.insertText(withoutGrantees(m_grantees, GranteeVerdict::Invalid));
        m_text->setFocus();
    });
    judge();
}

ReceiversEditor::~ReceiversEditor()
{
    delete m_table; // shows a member
}

void ReceiversEditor::setRules(const GranteeRules &rules)
{
    m_rules = rules;
    judge();
    emit edited();
}

void ReceiversEditor::judge()
{
    m_grantees = judgeGrantees(m_text->toPlainText(), m_rules);
    m_model.setRecords(m_grantees);
    m_table->fitColumns();
    const auto with = [this](GranteeVerdict verdict) {
        return int(std::count_if(m_grantees.begin(), m_grantees.end(), [&](const Grantee &grantee) {
            return grantee.verdict == verdict;
        }));
    };
    const int ready = with(GranteeVerdict::Ready);
    const int invalid = with(GranteeVerdict::Invalid);
    const int leftOut = int(m_grantees.size()) - ready - invalid;
    QStringList counts{tr("%n grant(s)", nullptr, ready)};
    if (leftOut > 0)
        counts.append(tr("%n left out", nullptr, leftOut));
    if (invalid > 0)
        counts.append(tr("%n not valid", nullptr, invalid));
    m_counts->setText(counts.join(u", "_s));
    m_remove->setEnabled(invalid > 0);
}

void ReceiversEditor::load(const void *member)
{
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(*static_cast<const QString *>(member));
    judge();
}

void ReceiversEditor::store(void *member) const
{
    *static_cast<QString *>(member) = m_text->toPlainText();
}

QWidget *ReceiversEditor::focusTarget()
{
    return m_text;
}

bool ReceiversEditor::addProblem(const QString &place, const QString &sentence)
{
    Q_UNUSED(place)
    m_problem->setText(sentence);
    m_problem->show();
    return true;
}

void ReceiversEditor::clearProblems()
{
    m_problem->hide();
}

} // namespace lc
