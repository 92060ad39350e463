// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/licenseruleseditor.h"

#include "domain/licenserule.h"
#include "forms/rowgrid.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Rules = std::optional<QList<QString>>;

constexpr QLatin1StringView affinity{"licenseAffinityToHost"};

} // namespace

LicenseRulesEditor::LicenseRulesEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_theme(theme),
      m_grid(new RowGrid(theme, {{tr("Rule"), 0}, {tr("Value"), 0}, {QString(), 32}}, this)),
      m_add(new QPushButton(icon(theme, Symbol::Plus), tr("Add rule"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_grid);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    m_add->setObjectName(u"addRule"_s);
    m_grid->hide();
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {}, false);
        name(m_grid->rowCount() - 1)->setFocus(Qt::OtherFocusReason);
        emit edited();
    });
}

QComboBox *LicenseRulesEditor::name(int row) const
{
    return static_cast<QComboBox *>(m_grid->cell(row, 0));
}

QComboBox *LicenseRulesEditor::value(int row) const
{
    return static_cast<QComboBox *>(m_grid->cell(row, 1));
}

void LicenseRulesEditor::setCountingType(std::optional<LicenseCountingType> type)
{
    if (std::exchange(m_type, type) == type)
        return;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const QString chosen = name(row)->currentText();
        const QSignalBlocker quiet(name(row));
        offerNames(*name(row));
        name(row)->setCurrentText(chosen);
        offerValues(row);
    }
}

void LicenseRulesEditor::setOnlyAffinityAdded()
{
    m_onlyAffinity = true;
}

void LicenseRulesEditor::offerNames(QComboBox &names) const
{
    names.clear();
    names.addItems(m_onlyAffinity ? QStringList{affinity} : licenseRuleNames(m_type));
    names.setCurrentIndex(-1);
}

void LicenseRulesEditor::offerValues(int row)
{
    const QString before = value(row)->currentText();
    const QSignalBlocker quiet(value(row));
    value(row)->clear();
    value(row)->addItems(licenseRuleValues(name(row)->currentText(), m_type));
    value(row)->setCurrentText(before);
    value(row)->lineEdit()->setPlaceholderText(
        name(row)->currentText() == affinity ? tr("Days, 1 to 180") : tr("Value"));
}

void LicenseRulesEditor::addRow(const QString &ruleName, const QString &ruleValue, bool isFixed)
{
    auto *names = new QComboBox;
    names->setEditable(true);
    names->setInsertPolicy(QComboBox::NoInsert);
    names->lineEdit()->setPlaceholderText(tr("Rule"));
    offerNames(*names);
    names->setCurrentText(ruleName);
    auto *values = new QComboBox;
    values->setEditable(true);
    values->setInsertPolicy(QComboBox::NoInsert);
    auto *remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setIcon(icon(m_theme, Symbol::Close));
    remove->setFocusPolicy(Qt::TabFocus);
    m_grid->addRow({names, values, remove});
    m_grid->show();
    const int row = m_grid->rowCount() - 1;
    offerValues(row);
    values->setCurrentText(ruleValue);
    names->setEnabled(!isFixed);
    values->setEnabled(!isFixed);
    remove->setEnabled(!isFixed);
    nameRows();
    connect(names, &QComboBox::currentTextChanged, this, [this, names] {
        offerValues(m_grid->rowOf(names));
        nameRows();
        emit edited();
    });
    connect(values, &QComboBox::currentTextChanged, this, &FieldEditor::edited);
    connect(remove, &QToolButton::clicked, this, [this, names] {
        m_grid->removeRow(m_grid->rowOf(names));
        m_grid->setVisible(m_grid->rowCount() > 0);
        m_add->setFocus(Qt::OtherFocusReason);
        nameRows();
        emit edited();
    });
}

void LicenseRulesEditor::nameRows()
{
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const QString text = name(row)->currentText();
        const QString what = text.isEmpty() ? tr("rule %1").arg(row + 1) : text;
        name(row)->setAccessibleName(tr("Name of %1").arg(tr("rule %1").arg(row + 1)));
        value(row)->setAccessibleName(tr("Value of %1").arg(what));
        m_grid->cell(row, 2)->setAccessibleName(tr("Remove %1").arg(what));
        m_grid->cell(row, 2)->setToolTip(tr("Remove %1").arg(what));
    }
}

void LicenseRulesEditor::load(const void *member)
{
    while (m_grid->rowCount() > 0)
        m_grid->removeRow(m_grid->rowCount() - 1);
    m_grid->hide();
    for (const QString &text : static_cast<const Rules *>(member)->value_or(QList<QString>())) {
        const auto rule = parseLicenseRule(text);
        addRow(rule ? rule->name : text, rule ? rule->value : QString(), m_onlyAffinity);
    }
}

void LicenseRulesEditor::store(void *member) const
{
    auto &rules = *static_cast<Rules *>(member);
    if (m_grid->rowCount() == 0 && !rules)
        return;
    rules.emplace();
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const QString ruleName = name(row)->currentText().trimmed();
        const QString ruleValue = value(row)->currentText().trimmed();
        rules->append(LicenseRule{ruleName, ruleValue}.text());
    }
}

QWidget *LicenseRulesEditor::focusTarget()
{
    return m_grid->rowCount() > 0 && name(0)->isEnabled() ? static_cast<QWidget *>(name(0)) : m_add;
}

bool LicenseRulesEditor::addProblem(const QString &place, const QString &sentence)
{
    static const QRegularExpression pattern(uR"(^\[(\d+)\])"_s);
    const auto match = pattern.match(place);
    const int row = match.hasMatch() ? match.captured(1).toInt() : m_grid->rowCount() - 1;
    if (row < 0 || row >= m_grid->rowCount())
        return false;
    setFieldState(value(row), FieldState::Wrong);
    value(row)->setAccessibleDescription(sentence);
    m_grid->setProblem(row, sentence);
    return true;
}

void LicenseRulesEditor::clearProblems()
{
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        setFieldState(value(row), FieldState::Right);
        value(row)->setAccessibleDescription({});
        m_grid->setProblem(row, {});
    }
}

void LicenseRulesEditor::setName(const QString &name)
{
    m_grid->setAccessibleName(name);
}

} // namespace lc
