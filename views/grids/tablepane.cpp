// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids/tablepane.h"

#include "grids/noticeband.h"
#include "grids/waitband.h"
#include "style/localtime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString place(const RowOrigin &origin)
{
    if (origin.account.isEmpty())
        return origin.connectionName;
    //: An account number and a Region
    return origin.region.isEmpty() ? origin.account
                                   : TablePane::tr("%1 in %2").arg(origin.account, origin.region);
}

QString failureText(const ApiError &error)
{
    return error.code.isEmpty() ? error.message : error.code + u": "_s + error.message;
}

/// A line for each place that failed.
QString failuresText(const QList<SourceStatus> &failed)
{
    QStringList lines;
    for (const SourceStatus &source : failed)
        lines.append(place(source.origin) + u": "_s
                     + (source.error ? failureText(*source.error) : QString()));
    return lines.join(u'\n');
}

constexpr auto presetPrefix = "preset:"_L1;

QJsonObject toJson(const FilterRule &rule)
{
    return {{u"column"_s, rule.column},
            {u"test"_s, static_cast<int>(rule.test)},
            {u"values"_s, QJsonArray::fromStringList(rule.values)},
            {u"number"_s, rule.number}};
}

FilterRule ruleFrom(const QJsonObject &object)
{
    FilterRule rule;
    rule.column = object.value(u"column"_s).toString();
    rule.test = static_cast<FilterRule::Test>(
        std::clamp(object.value(u"test"_s).toInt(), 0, static_cast<int>(FilterRule::Test::Absent)));
    for (const QJsonValue &value : object.value(u"values"_s).toArray())
        rule.values.append(value.toString());
    rule.number = object.value(u"number"_s).toDouble();
    return rule;
}

} // namespace

void showModel(RecordTable &table, RecordTableModel &model)
{
    QStringList ids;
    QList<int> hidden;
    for (const Column &column : model.definition().columns) {
        if (column.shown == Column::Shown::OnRequest)
            hidden.append(int(ids.size()));
        ids.append(column.id);
    }
    table.setColumnIds(ids);
    table.setModel(&model);
    table.setHiddenByDefault(hidden);
}

TablePane::TablePane(const Theme &theme, RecordTableModel &model, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_model(model), m_plural(tr("rows")),
      m_bar(new FilterBar(theme, this)), m_band(new NoticeBand(theme, this)),
      m_waitBand(new WaitBand(theme, this)), m_table(new RecordTable(theme, this)),
      m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_layout->addWidget(m_band);
    m_layout->addWidget(m_waitBand);
    m_layout->addWidget(m_bar);
    m_layout->addWidget(m_table, 1);

    showModel(*m_table, model);
    m_table->setNameColumn(0);
    if (const int status = model.definition().indexOf(u"status"); status >= 0)
        m_table->setFaintStates(status, {"EXPIRED", "DEACTIVATED", "DELETED"});
    model.setShownColumns(m_table->shownColumnIds());

    connect(m_table, &RecordTable::shownColumnsChanged, this,
            [this] { m_model.setShownColumns(m_table->shownColumnIds()); });
    connect(m_bar, &FilterBar::textChanged, this,
            [this](const QString &text) { m_model.setFilterText(text); });
    connect(m_bar, &FilterBar::columnsRequested, m_table, &RecordTable::showColumnMenu);
    connect(m_bar, &FilterBar::exportRequested, this, &TablePane::exportRequested);
    connect(m_bar, &FilterBar::addRequested, this, &TablePane::addFilterRequested);
    connect(m_bar, &FilterBar::leaveRequested, this, [this] {
        m_table->setFocus(Qt::TabFocusReason);
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentRow(0);
    });
    connect(m_bar, &FilterBar::chipClicked, this, [this](const QString &id) {
        if (id.startsWith(presetPrefix))
            m_preset = id.mid(presetPrefix.size()).toInt();
        else
            m_rules[id.toInt()].isOn = true;
        applyRules();
    });
    connect(m_bar, &FilterBar::chipClosed, this, [this](const QString &id) {
        const int index = id.toInt();
        if (m_rules.at(index).isOffered)
            m_rules[index].isOn = false;
        else
            m_rules.removeAt(index);
        applyRules();
    });
    connect(&model, &RecordTableModel::stateChanged, this, &TablePane::showState);
    connect(&model, &RecordTableModel::filterChanged, this, &TablePane::showState);
    showState();
}

void TablePane::insertAboveFilters(QWidget *widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_bar), widget);
}

void TablePane::insertAboveTable(QWidget *widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_table), widget);
}

void TablePane::setExplain(Explain explain)
{
    m_explain = std::move(explain);
    showState();
}

void TablePane::setEmptyText(const EmptyText &text, const QString &plural)
{
    m_empty = text;
    m_plural = plural;
    showState();
}

void TablePane::offerRule(const QString &text, const FilterRule &rule)
{
    m_rules.append({text, rule, false, true});
    showChips();
}

void TablePane::addRule(const QString &text, const FilterRule &rule)
{
    for (RuleChip &chip : m_rules) {
        if (chip.rule == rule) {
            chip.isOn = true;
            applyRules();
            return;
        }
    }
    insertSet({text, rule, true});
    applyRules();
}

void TablePane::insertSet(const RuleChip &chip)
{
    // Set chips stand before suggested ones.
    qsizetype place = 0;
    while (place < m_rules.size() && !m_rules.at(place).isOffered)
        ++place;
    m_rules.insert(place, chip);
}

void TablePane::toggleChoice(const Choice &choice)
{
    const auto isOfColumn = [&](const RuleChip &chip) {
        return !chip.words.isEmpty() && chip.rule.column == choice.column;
    };
    if (std::none_of(m_rules.cbegin(), m_rules.cend(), isOfColumn))
        insertSet({{}, {choice.column, FilterRule::Test::AnyOf}, true, false, {choice.words}});
    const auto chip = std::find_if(m_rules.begin(), m_rules.end(), isOfColumn);
    QStringList &values = chip->rule.values;
    if (const qsizetype at = values.indexOf(choice.value); at >= 0) {
        values.removeAt(at);
        chip->words.removeAt(at);
    } else {
        values.append(choice.value);
        if (values.size() > 1)
            chip->words.append(choice.words);
    }
    //: A column and its values: "Status: Available, Pending"
    chip->text = tr("%1: %2", "column and values").arg(choice.title, chip->words.join(u", "_s));
    if (values.isEmpty())
        m_rules.erase(chip);
    applyRules();
}

bool TablePane::isChosen(const QString &column, const QString &value) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [&](const RuleChip &chip) {
        return chip.isOn && chip.rule.column == column && chip.rule.test == FilterRule::Test::AnyOf
            && chip.rule.values.contains(value);
    });
}

void TablePane::showOnly(const QString &text, const FilterRule &rule)
{
    clearFilters();
    addRule(text, rule);
}

void TablePane::setPresets(const QList<Preset> &presets)
{
    const bool isChanged = presets.size() != m_presets.size();
    const bool isFirst = m_presets.isEmpty(); // a restored choice waits for them
    m_presets = presets;
    if (isChanged && !(isFirst && m_preset < presets.size()))
        m_preset = 0;
    isChanged ? applyRules() : showChips();
}

void TablePane::clearFilters()
{
    m_preset = 0;
    m_rules.removeIf([](const RuleChip &chip) { return !chip.isOffered; });
    for (RuleChip &chip : m_rules)
        chip.isOn = false;
    m_bar->setText({});
    applyRules();
}

void TablePane::applyRules()
{
    QList<FilterRule> rules;
    if (m_preset < m_presets.size())
        rules = m_presets.at(m_preset).rules;
    for (const RuleChip &chip : std::as_const(m_rules)) {
        if (chip.isOn)
            rules.append(chip.rule);
    }
    m_model.setFilterRules(rules);
    showChips();
    showState();
}

void TablePane::showChips()
{
    QList<FilterChip> chips;
    for (qsizetype i = 0; i < m_presets.size(); ++i)
        chips.append({presetPrefix + QString::number(i), m_presets.at(i).text,
                      FilterChip::Kind::Preset, i == m_preset});
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        const RuleChip &chip = m_rules.at(i);
        chips.append({QString::number(i), chip.text,
                      chip.isOn ? FilterChip::Kind::Set : FilterChip::Kind::Suggested, chip.isOn});
    }
    m_bar->setChips(chips);
}

void TablePane::showState()
{
    m_bar->setCountText(m_model.countText());
    showBand();
    showWait();
    showEmptyText();
}

void TablePane::showWait()
{
    // Of several, the one that goes on last.
    std::optional<RetryWait> longest;
    for (const SourceStatus &source : m_model.sources()) {
        if (source.wait && (!longest || source.wait->until > longest->until))
            longest = source.wait;
    }
    if (longest)
        m_waitBand->tell(*longest, m_model.now(), [this] { m_model.cancel(); });
    else
        m_waitBand->clear();
}

void TablePane::showBand()
{
    const QList<SourceStatus> sources = m_model.sources();
    QList<SourceStatus> failed;
    for (const SourceStatus &source : sources) {
        if (source.state == LoadState::Failed)
            failed.append(source);
    }
    if (failed.isEmpty()) {
        m_band->clear();
        return;
    }
    const SourceStatus &first = failed.first();
    Notice notice;
    if (m_explain)
        notice = m_explain(first);
    notice.tone =
        failed.size() == sources.size() && m_model.totalCount() == 0 ? Tone::Danger : Tone::Warning;
    if (notice.headline.isEmpty()) {
        notice.headline = failed.size() == 1
            ? tr("%1 did not answer.").arg(place(first.origin))
            : tr("%n sources did not answer.", nullptr, int(failed.size()));
    }
    if (failed.size() > 1)
        notice.details = failuresText(failed);
    else if (notice.details.isEmpty() && first.error)
        notice.details = failureText(*first.error);
    QString age;
    if (first.asOf && failed.size() < sources.size())
        age = tr("Its rows are from %1; everything else is newer.")
                  .arg(localMomentText(*first.asOf, m_model.now()));
    else if (first.asOf)
        age = tr("The rows shown are from %1.").arg(localMomentText(*first.asOf, m_model.now()));
    else if (notice.text.isEmpty())
        age =
            m_model.totalCount() > 0 ? tr("Everything else is shown.") : tr("Nothing was changed.");
    notice.text =
        notice.text.isEmpty() || age.isEmpty() ? notice.text + age : notice.text + u' ' + age;
    notice.actions.append({tr("Retry"), [this] { m_model.retry(); }});
    m_band->show(notice);
}

void TablePane::showEmptyText()
{
    const int total = m_model.totalCount();
    if (m_model.rowCount() > 0 || m_model.loadState() == LoadState::Loading) {
        m_table->setEmptyText({});
        return;
    }
    if (total == 0) {
        m_table->setEmptyText(m_model.loadState() == LoadState::Failed ? EmptyText{} : m_empty);
        return;
    }
    int filters = m_model.filterText().isEmpty() ? 0 : 1;
    filters += static_cast<int>(m_model.filterRules().size());
    //: %1: "licenses", %2: a number
    const QString sentence = tr("No %1 match. %2 are hidden by %n filter(s).", nullptr, filters)
                                 .arg(m_plural, QLocale().toString(total));
    m_table->setEmptyText(
        {Symbol::Filter, sentence, {{tr("Clear filters"), [this] { clearFilters(); }}}});
}

void TablePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_bar->text().isEmpty()) {
            m_bar->setText({});
            event->accept();
            return;
        }
        if (!m_table->view()->hasFocus()) {
            m_table->setFocus(Qt::OtherFocusReason);
            event->accept();
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

QByteArray TablePane::saveState() const
{
    QJsonArray rules;
    for (const RuleChip &chip : m_rules) {
        if (!chip.isOn)
            continue;
        QJsonObject object = toJson(chip.rule);
        object.insert(u"text"_s, chip.text);
        object.insert(u"words"_s, QJsonArray::fromStringList(chip.words));
        rules.append(object);
    }
    return QJsonDocument(QJsonObject{{u"version"_s, 1},
                                     {u"layout"_s, QString::fromUtf8(m_table->saveLayout())},
                                     {u"filter"_s, m_bar->text()},
                                     {u"preset"_s, int(m_preset)},
                                     {u"rules"_s, rules}})
        .toJson(QJsonDocument::Compact);
}

bool TablePane::restoreState(const QByteArray &state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    if (object.value(u"version"_s).toInt() != 1)
        return false;
    const bool restored = m_table->restoreLayout(object.value(u"layout"_s).toString().toUtf8());
    clearFilters();
    m_bar->setText(object.value(u"filter"_s).toString());
    m_preset = std::max(0, object.value(u"preset"_s).toInt());
    for (const QJsonValue &value : object.value(u"rules"_s).toArray()) {
        const FilterRule rule = ruleFrom(value.toObject());
        if (m_model.definition().indexOf(rule.column) < 0)
            continue;
        QStringList words;
        for (const QJsonValue &word : value[u"words"_s].toArray())
            words += word.toString();
        const QString text = value[u"text"_s].toString();
        if (!words.isEmpty() && words.size() == rule.values.size())
            insertSet({text, rule, true, false, words});
        else
            addRule(text, rule);
    }
    applyRules();
    return restored;
}

} // namespace lc
