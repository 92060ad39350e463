// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/assetruleseditor.h"

#include "forms/recordlisteditor.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

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
    : QFrame(parent), m_type(new QComboBox(this)), m_combination(new QComboBox(this)),
      m_matching(
          new RecordListEditor(theme, matchingType(),
                               {{"KeyToMatch", tr("Property"), tr("Property")},
                                {"Constraint", tr("Comparison"), u"EQUALS"_s},
                                {"ValueToMatch", tr("Values"), tr("One or more, with commas")}},
                               RecordListEditor::Names::MayRepeat, this)),
      m_scripts(new RecordListEditor(theme, scriptType(),
                                     {{"KeyToMatch", tr("Property"), tr("Property")},
                                      {"Script", tr("Regular expression"), {}}},
                                     RecordListEditor::Names::MayRepeat, this)),
      m_title(new QLabel(this)), m_keys(new QLabel(this)), m_problem(new QLabel(this)),
      m_remove(new QPushButton(tr("Remove rule"), this))
{
    setFrameShape(StyledPanel);
    theme.dress(m_title, TypeStyle::SmallMedium);
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
    m_keys->setWordWrap(true);
    m_keys->setTextFormat(Qt::PlainText);
    theme.dress(m_keys, TypeStyle::Small, Token::Sub);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    setLook(m_remove, Look::Small);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_type);
    head->addWidget(m_combination);
    head->addStretch();
    head->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_keys);
    layout->addWidget(m_matching);
    layout->addWidget(m_scripts);
    layout->addWidget(m_problem);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showKeys();
        emit edited();
    });
    connect(m_combination, &QComboBox::currentIndexChanged, this, &AssetRuleBox::edited);
    connect(m_matching, &FieldEditor::edited, this, &AssetRuleBox::edited);
    connect(m_scripts, &FieldEditor::edited, this, &AssetRuleBox::edited);
    connect(m_remove, &QPushButton::clicked, this, &AssetRuleBox::removeRequested);
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
    m_title->setText(tr("Rule %1").arg(number));
    m_type->setAccessibleName(tr("What rule %1 judges").arg(number));
    m_combination->setAccessibleName(tr("How the conditions of rule %1 combine").arg(number));
    m_remove->setAccessibleName(tr("Remove rule %1").arg(number));
}

void AssetRuleBox::showKeys()
{
    const auto type = AssetType(m_type->currentData().toInt());
    QStringList names;
    for (const AssetKey &key : assetKeys()) {
        if (key.type == type)
            names.append(key.name.toString());
    }
    m_keys->setText(tr("Properties: %1").arg(names.join(u", "_s)));
    m_scripts->setVisible(type == AssetType::Instance);
}

bool AssetRuleBox::addProblem(const QString &place, const QString &sentence)
{
    const qsizetype list = place.lastIndexOf(u'[');
    const bool isMatching = place.contains(u"MatchingRuleStatement"_s);
    RecordListEditor *editor = isMatching ? m_matching : m_scripts;
    if (list >= 0 && editor->addProblem(place.mid(list), sentence))
        return true;
    m_problem->setText(sentence);
    m_problem->show();
    return true;
}

void AssetRuleBox::clearProblems()
{
    m_matching->clearProblems();
    m_scripts->clearProblems();
    m_problem->hide();
}

QWidget *AssetRuleBox::focusTarget()
{
    return m_type;
}

AssetRulesEditor::AssetRulesEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_place(new QVBoxLayout),
      m_add(new QPushButton(icon(theme, Symbol::Plus), tr("Add rule"), this)),
      m_problem(new QLabel(this))
{
    m_place->setSpacing(8);
    theme.dress(m_problem, TypeStyle::Small, Token::DangerText);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(m_place);
    layout->addWidget(m_problem);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        append({})->focusTarget()->setFocus(Qt::OtherFocusReason);
        emit edited();
    });
}

AssetRuleBox *AssetRulesEditor::append(const AssetConditions &conditions)
{
    auto *box = new AssetRuleBox(m_theme, conditions, this);
    connect(box, &AssetRuleBox::edited, this, &FieldEditor::edited);
    connect(box, &AssetRuleBox::removeRequested, this, [this, box] {
        m_boxes.removeOne(box);
        m_add->setFocus(Qt::OtherFocusReason);
        box->deleteLater();
        box->hide();
        renumber();
        emit edited();
    });
    m_boxes.append(box);
    m_place->addWidget(box);
    renumber();
    return box;
}

void AssetRulesEditor::renumber()
{
    for (int i = 0; i < int(m_boxes.size()); ++i)
        m_boxes[i]->setNumber(i + 1);
}

void AssetRulesEditor::load(const void *member)
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    for (const auto &rule : *static_cast<const QList<LicenseAssetRule> *>(member))
        append(conditionsOf(rule));
}

void AssetRulesEditor::store(void *member) const
{
    QList<LicenseAssetRule> rules;
    for (const AssetRuleBox *box : m_boxes)
        rules.append(ruleOf(box->conditions()));
    *static_cast<QList<LicenseAssetRule> *>(member) = rules;
}

QWidget *AssetRulesEditor::focusTarget()
{
    return m_boxes.isEmpty() ? static_cast<QWidget *>(m_add) : m_boxes.first()->focusTarget();
}

bool AssetRulesEditor::addProblem(const QString &place, const QString &sentence)
{
    static const QRegularExpression pattern(uR"(^\[(\d+)\]\.?(.*))"_s);
    const auto match = pattern.match(place);
    const int rule = match.captured(1).toInt();
    if (match.hasMatch() && rule < int(m_boxes.size()))
        return m_boxes[rule]->addProblem(match.captured(2), sentence);
    m_problem->setText(sentence);
    m_problem->show();
    return true;
}

void AssetRulesEditor::clearProblems()
{
    for (AssetRuleBox *box : std::as_const(m_boxes))
        box->clearProblems();
    m_problem->hide();
}

} // namespace lc
