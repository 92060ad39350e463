// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inventorysearchdialog.h"

#include "style/consolestyle.h"
#include "style/icon.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr QLatin1StringView tagPrefix{"tag:"};

} // namespace

InventoryConditionRow::InventoryConditionRow(const Theme &theme, const InventoryFilter &filter,
                                             QWidget *parent)
    : QWidget(parent), m_name(new QComboBox(this)), m_key(new QLineEdit(this)),
      m_condition(new QComboBox(this)), m_value(new QComboBox(this)),
      m_remove(new QPushButton(icon(theme, Symbol::Close), {}, this)), m_problem(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    layout->addLayout(row);
    for (const InventoryFilterFacts &facts : inventoryFilters())
        m_name->addItem(facts.title(), QString::fromLatin1(facts.name));
    const QString name = filter.name.startsWith(tagPrefix) ? QString(tagPrefix) : filter.name;
    m_name->setCurrentIndex(std::max(0, m_name->findData(name)));
    m_key->setPlaceholderText(tr("Key"));
    if (filter.name.startsWith(tagPrefix))
        m_key->setText(filter.name.mid(tagPrefix.size()));
    constexpr int keyWidth = 110;
    m_key->setFixedWidth(keyWidth);
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    row->addWidget(m_name);
    row->addWidget(m_key);
    row->addWidget(m_condition);
    row->addWidget(m_value, 1);
    row->addWidget(m_remove);
    setLook(m_remove, Look::Small);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
    layout->addWidget(m_problem);
    showChoices(filter);
    connect(m_name, &QComboBox::currentIndexChanged, this, [this] {
        showChoices(this->filter());
        emit edited();
    });
    connect(m_condition, &QComboBox::currentIndexChanged, this, &InventoryConditionRow::edited);
    connect(m_key, &QLineEdit::textEdited, this, &InventoryConditionRow::edited);
    connect(m_value, &QComboBox::currentTextChanged, this, &InventoryConditionRow::edited);
    connect(m_remove, &QPushButton::clicked, this, &InventoryConditionRow::removeRequested);
}

void InventoryConditionRow::showChoices(const InventoryFilter &filter)
{
    const InventoryFilterFacts *facts = findInventoryFilter(m_name->currentData().toString());
    const QSignalBlocker quietCondition(m_condition);
    const QSignalBlocker quietValue(m_value);
    m_condition->clear();
    for (const InventoryFilterCondition condition : facts->conditions)
        m_condition->addItem(conditionWords(condition), int(condition));
    if (const auto known = filter.condition.known())
        m_condition->setCurrentIndex(std::max(0, m_condition->findData(int(*known))));
    m_value->clear();
    m_value->addItems(facts->values);
    m_value->setCurrentText(filter.value.value_or(QString()));
    m_key->setVisible(QLatin1StringView(facts->name) == tagPrefix);
}

InventoryFilter InventoryConditionRow::filter() const
{
    InventoryFilter filter;
    filter.name = m_name->currentData().toString();
    if (filter.name == tagPrefix)
        filter.name += m_key->text().trimmed();
    filter.condition = InventoryFilterCondition(m_condition->currentData().toInt());
    filter.value = m_value->currentText().trimmed();
    return filter;
}

void InventoryConditionRow::setProblem(const QString &member, const QString &sentence)
{
    QWidget *const value = m_value;
    QWidget *wrong = member == "Name"_L1 ? static_cast<QWidget *>(m_key) : value;
    for (QWidget *field : {static_cast<QWidget *>(m_key), value})
        setFieldState(
            field, !sentence.isEmpty() && field == wrong ? FieldState::Wrong : FieldState::Right);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    wrong->setAccessibleDescription(sentence);
}

void InventoryConditionRow::setNumber(int number)
{
    m_name->setAccessibleName(tr("What condition %1 compares").arg(number));
    m_key->setAccessibleName(tr("Tag key of condition %1").arg(number));
    m_condition->setAccessibleName(tr("How condition %1 compares").arg(number));
    m_value->setAccessibleName(tr("Value of condition %1").arg(number));
    m_remove->setAccessibleName(tr("Remove condition %1").arg(number));
    m_remove->setToolTip(tr("Remove condition %1").arg(number));
}

QWidget *InventoryConditionRow::focusTarget() const
{
    return m_name;
}

InventorySearchDialog::InventorySearchDialog(const Theme &theme, const InventorySearch &search,
                                             QWidget *parent)
    : QDialog(parent), m_theme(theme), m_place(new QVBoxLayout), m_name(new QLineEdit(this))
{
    setObjectName(u"inventorySearch"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Search the inventory"));
    constexpr int narrowest = 600;
    setMinimumWidth(narrowest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *note =
        new QLabel(tr("The service looks for resources for which all of these hold."), this);
    note->setWordWrap(true);
    theme.dress(note, TypeStyle::Body, Token::Sub);
    layout->addWidget(note);
    m_place->setSpacing(8);
    layout->addLayout(m_place);
    auto *add = new QPushButton(icon(theme, Symbol::Plus), tr("&Add condition"), this);
    add->setObjectName(u"addCondition"_s);
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addStretch(1);
    auto *keep = new QHBoxLayout;
    keep->setSpacing(8);
    auto *keepLabel = new QLabel(tr("&Keep as"), this);
    keepLabel->setBuddy(m_name);
    m_name->setObjectName(u"name"_s);
    m_name->setAccessibleName(tr("Name to keep the search under"));
    m_name->setPlaceholderText(tr("Name; empty: not kept"));
    m_name->setText(search.name);
    keep->addWidget(keepLabel);
    keep->addWidget(m_name, 1);
    layout->addLayout(keep);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_search = buttons->addButton(tr("Search"), QDialogButtonBox::AcceptRole);
    m_search->setObjectName(u"search"_s);
    setLook(m_search, Look::Primary);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({u"platform"_s, InventoryFilterCondition::BeginsWith, {}});
        m_rows.last()->focusTarget()->setFocus(Qt::OtherFocusReason);
    });
    for (const InventoryFilter &filter : search.filters)
        addRow(filter);
    if (m_rows.isEmpty())
        addRow({u"platform"_s, InventoryFilterCondition::BeginsWith, {}});
    m_rows.first()->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void InventorySearchDialog::addRow(const InventoryFilter &filter)
{
    auto *row = new InventoryConditionRow(m_theme, filter, this);
    m_rows.append(row);
    m_place->addWidget(row);
    connect(row, &InventoryConditionRow::edited, this, &InventorySearchDialog::check);
    connect(row, &InventoryConditionRow::removeRequested, this, [this, row] {
        m_rows.removeOne(row);
        row->hide();
        row->deleteLater();
        check();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    check();
}

void InventorySearchDialog::check()
{
    QList<InventoryFilter> filters;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        m_rows[i]->setNumber(i + 1);
        m_rows[i]->setProblem({}, {});
        filters.append(m_rows[i]->filter());
    }
    const auto problems = problemsOf(filters);
    for (const FieldProblem &problem : problems) {
        const int row = problem.path.mid(1, problem.path.indexOf(u']') - 1).toInt();
        // What was never typed is not marked yet.
        const bool isUntouched =
            filters[row].value.value_or(QString()).isEmpty() && problem.path.endsWith(".Value"_L1);
        if (!isUntouched)
            m_rows[row]->setProblem(problem.path.section(u'.', 1), problem.sentence);
    }
    m_search->setEnabled(problems.isEmpty() && !filters.isEmpty());
    m_search->setToolTip(problems.isEmpty() ? QString() : problems.first().sentence);
}

InventorySearch InventorySearchDialog::search() const
{
    InventorySearch search;
    search.name = m_name->text().trimmed();
    for (const InventoryConditionRow *row : m_rows)
        search.filters.append(row->filter());
    return search;
}

} // namespace lc
