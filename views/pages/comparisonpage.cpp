// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/comparisonpage.h"

#include "domain/comparedfield.h"
#include "grids/tablepane.h"
#include "items/comparisontable.h"
#include "pages/tabledocument.h"
#include "style/consolestyle.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

FilterRule differences()
{
    FilterRule rule;
    rule.column = u"difference"_s;
    rule.values = {u"CHANGED"_s, u"ADDED"_s, u"REMOVED"_s};
    return rule;
}

} // namespace

ComparisonPage::ComparisonPage(PageContext &context, Subject subject, QList<NamedVersion> versions,
                               const QString &earlier, const QString &later, QWidget *parent)
    : Page(parent), m_subject(std::move(subject)), m_versions(std::move(versions)),
      m_model(comparisonTable(),
              std::shared_ptr<const Clock>(std::shared_ptr<const Clock>(), &context.clock)),
      m_pane(new TablePane(context.theme, m_model, this)), m_theme(context.theme)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *copyAction = new QAction(icon(m_theme, Symbol::Copy), tr("Copy co&mparison"), this);
    copyAction->setData(u"license"_s);
    connect(copyAction, &QAction::triggered, this, &ComparisonPage::copy);
    m_actions.append(copyAction);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_pane, 1);
    m_pane->table().setTitle(tr("Fields of both versions"));
    m_pane->table().setNameColumn(0, RecordTable::NameWeight::Emphasized);
    m_pane->table().setFaintStates(m_model.columnIndex(u"difference"), {"SAME"});
    m_pane->setEmptyText({Symbol::Check, tr("Both versions say the same."), {}}, tr("fields"));
    connect(m_pane, &TablePane::exportRequested, this, &Page::exportRequested);

    choose(earlier, later);
}

ComparisonPage::~ComparisonPage()
{
    delete m_pane; // shows a member
}

QWidget *ComparisonPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(24, 12, 24, 12);
    rows->setSpacing(8);
    m_title = new QLabel(m_subject.name, head);
    m_title->setTextFormat(Qt::PlainText);
    m_theme.dress(m_title, TypeStyle::Title);
    rows->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_before = makeChoice(tr("&Before"), *row);
    m_after = makeChoice(tr("&After"), *row);
    m_before->setObjectName(u"before"_s);
    m_after->setObjectName(u"after"_s);
    auto *swapButton = new QPushButton(tr("&Swap"), head);
    connect(swapButton, &QPushButton::clicked, this, [this] {
        choose(m_after->currentData().toString(), m_before->currentData().toString());
    });
    auto *copyButton = new QPushButton(icon(m_theme, Symbol::Copy), tr("&Copy"), head);
    copyButton->setToolTip(tr("Copy the rows below as text"));
    copyButton->setObjectName(u"copyComparison"_s);
    connect(copyButton, &QPushButton::clicked, this, &ComparisonPage::copy);
    for (QPushButton *button : {swapButton, copyButton})
        row->addWidget(button);
    m_verdict = new QLabel(head);
    m_theme.dress(m_verdict, TypeStyle::Body, Token::Sub);
    row->addSpacing(8);
    row->addWidget(m_verdict, 1);
    rows->addLayout(row);
    return head;
}

QComboBox *ComparisonPage::makeChoice(const QString &name, QLayout &layout)
{
    auto *label = new QLabel(name, this);
    auto *choice = new QComboBox(this);
    label->setBuddy(choice);
    choice->setAccessibleName(QString(name).remove(u'&'));
    for (const NamedVersion &version : m_versions)
        choice->addItem(tr("Version %1").arg(version.name), version.name);
    layout.addWidget(label);
    layout.addWidget(choice);
    connect(choice, &QComboBox::currentIndexChanged, this, &ComparisonPage::compare);
    return choice;
}

QString ComparisonPage::title() const
{
    return tr("%1: %2 and %3", "a license and the numbers of two of its versions")
        .arg(m_subject.name, m_before->currentData().toString(), m_after->currentData().toString());
}

QString ComparisonPage::heading() const
{
    return tr("%1: version %2 and version %3")
        .arg(m_subject.name, m_before->currentData().toString(), m_after->currentData().toString());
}

void ComparisonPage::compare()
{
    if (m_versions.isEmpty())
        return;
    const NamedVersion &before = m_versions.at(m_before->currentIndex());
    const NamedVersion &after = m_versions.at(m_after->currentIndex());
    const QList<ComparedField> fields =
        compared(*m_subject.type, before.record.get(), after.record.get(), m_subject.without);
    m_model.setRecords(fields);
    const auto changed = std::count_if(fields.begin(), fields.end(), [](const ComparedField &line) {
        return !(line.difference == Difference::Same);
    });
    const QLocale locale;
    m_pane->setPresets({{tr("Differences (%1)").arg(locale.toString(changed)), {differences()}},
                        {tr("All fields (%1)").arg(locale.toString(fields.size())), {}}});
    m_verdict->setText(changed == 0 ? tr("No field differs.")
                                    : tr("%n field(s) differ.", nullptr, int(changed)));
    emit titleChanged();
}

void ComparisonPage::choose(const QString &before, const QString &after)
{
    const QSignalBlocker quietBefore(m_before);
    const QSignalBlocker quietAfter(m_after);
    m_before->setCurrentIndex(std::max(0, m_before->findData(before)));
    m_after->setCurrentIndex(std::max(0, m_after->findData(after)));
    compare();
}

void ComparisonPage::copy()
{
    QStringList lines{
        heading(),
        QStringList{tr("Field"), tr("Version %1").arg(m_before->currentData().toString()),
                    tr("Version %1").arg(m_after->currentData().toString()), tr("Difference")}
            .join(u'\t')};
    for (int row = 0; row < m_model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model.columnCount(); ++column)
            cells.append(m_model.index(row, column).data().toString().simplified());
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    emit statusMessage(tr("The comparison is copied."));
}

std::shared_ptr<Document> ComparisonPage::exportDocument() const
{
    return documentOf(heading(), *m_pane);
}

void ComparisonPage::focusContent()
{
    m_pane->table().setFocus(Qt::OtherFocusReason);
}

void ComparisonPage::focusFilter()
{
    m_pane->bar().focusText();
}

} // namespace lc
