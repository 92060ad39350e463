// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/assetruleseditor.h"

#include "forms/recordlisteditor.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

const ValueType &matchingType()
{
    return valueTypeOf<QList<MatchingRuleStatement>>;
}

const ValueType &scriptType()
{
    return valueTypeOf<QList<ScriptRuleStatement>>;
}

} // namespace

AssetRuleBox::AssetRuleBox(const Theme &theme, const AssetConditions &conditions, QWidget *parent)
    : RecordBox(theme, tr("Remove rule"), parent), m_type(new QComboBox(this)),
      m_combination(new QComboBox(this)),
      m_matching(
          new RecordListEditor(theme, matchingType(),
                               {{"KeyToMatch", tr("Property"), tr("Property")},
                                {"Constraint", tr("Comparison"), u"EQUALS"_s},
                                {"ValueToMatch", tr("Values"), tr("One or more, with commas")}},
                               RecordListEditor::Names::MayRepeat, this)),
      m_scripts(new RecordListEditor(theme, scriptType(),
                                     {{"KeyToMatch", tr("Property"), tr("Property")},
                                      {"Script", tr("Regular expression"), {}}},
                                     RecordListEditor::Names::MayRepeat, this))
{
    m_type->addItem(tr("Instances"), int(AssetType::Instance));
    m_type->addItem(tr("Licenses"), int(AssetType::License));
    m_type->addItem(tr("Self-managed licenses"), int(AssetType::LicenseConfiguration));
    m_type->setCurrentIndex(m_type->findData(int(conditions.type)));
    using Combination = AssetConditions::Combination;
    m_combination->addItem(tr("for which all of these hold"), int(Combination::All));
    m_combination->addItem(tr("for which any of these holds"), int(Combination::Any));
    m_combination->addItem(tr("for which this one holds"), int(Combination::Single));
    m_combination->setCurrentIndex(m_combination->findData(int(conditions.combination)));
    m_matching->load(&conditions.matching);
    m_scripts->load(&conditions.scripts);
    m_matching->setName(tr("Conditions"));
    m_scripts->setName(tr("Scripts"));
    addToHead(m_type);
    addToHead(m_combination);
    addToBody(m_matching);
    addToBody(m_scripts);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showKeys();
        emit edited();
    });
    connect(m_combination, &QComboBox::currentIndexChanged, this, &RecordBox::edited);
    connect(m_matching, &FieldEditor::edited, this, &RecordBox::edited);
    connect(m_scripts, &FieldEditor::edited, this, &RecordBox::edited);
    showKeys();
}

AssetConditions AssetRuleBox::conditions() const
{
    AssetConditions conditions;
    conditions.type = AssetType(m_type->currentData().toInt());
    conditions.combination = AssetConditions::Combination(m_combination->currentData().toInt());
    m_matching->store(&conditions.matching);
    if (conditions.type == AssetType::Instance)
        m_scripts->store(&conditions.scripts);
    return conditions;
}

void AssetRuleBox::setNumber(int number)
{
    setTitle(tr("Rule %1").arg(number), tr("Remove rule %1").arg(number));
    m_type->setAccessibleName(tr("What rule %1 judges").arg(number));
    m_combination->setAccessibleName(tr("How the conditions of rule %1 combine").arg(number));
}

void AssetRuleBox::showKeys()
{
    const auto type = AssetType(m_type->currentData().toInt());
    QStringList names;
    for (const AssetKey &key : assetKeys()) {
        if (key.type == type)
            names.append(key.name.toString());
    }
    setProperties(names);
    m_scripts->setVisible(type == AssetType::Instance);
}

void AssetRuleBox::addProblem(const QString &place, const QString &sentence)
{
    const qsizetype list = place.lastIndexOf(u'[');
    const bool isMatching = place.contains(u"MatchingRuleStatement"_s);
    RecordListEditor *editor = isMatching ? m_matching : m_scripts;
    if (list >= 0 && editor->addProblem(place.mid(list), sentence))
        return;
    RecordBox::addProblem(place, sentence);
}

void AssetRuleBox::clearProblems()
{
    m_matching->clearProblems();
    m_scripts->clearProblems();
    RecordBox::clearProblems();
}

QWidget *AssetRuleBox::focusTarget()
{
    return m_type;
}

AssetRulesEditor::AssetRulesEditor(const Theme &theme, QWidget *parent)
    : BoxListEditor(theme, tr("Add rule"), parent)
{
}

RecordBox *AssetRulesEditor::makeEmpty()
{
    return new AssetRuleBox(theme(), {}, this);
}

void AssetRulesEditor::load(const void *member)
{
    clear();
    for (const auto &rule : *static_cast<const QList<LicenseAssetRule> *>(member))
        append(new AssetRuleBox(theme(), conditionsOf(rule), this));
}

void AssetRulesEditor::store(void *member) const
{
    QList<LicenseAssetRule> rules;
    for (RecordBox *box : boxes())
        rules.append(ruleOf(static_cast<const AssetRuleBox *>(box)->conditions()));
    *static_cast<QList<LicenseAssetRule> *>(member) = rules;
}

} // namespace lc
