// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/apistageseditor.h"

#include "domain/planthrottle.h"
#include "forms/rowgrid.h"
#include "style/consolestyle.h"
#include "style/icon.h"
#include "workflows/stagecatalog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Throttles = QMap<QString, ThrottleSettings>;

constexpr const char *methods[] = {"*", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};

/// What stands for a text that is no number: the checks refuse it.
constexpr int noNumber = -1;

std::optional<double> rateIn(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    bool ok = false;
    const double plain = text.trimmed().toDouble(&ok);
    if (ok)
        return plain;
    const double local = QLocale().toDouble(text.trimmed(), &ok);
    return ok ? local : noNumber;
}

std::optional<qint64> countIn(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    bool ok = false;
    const qint64 number = QLocale().toLongLong(text.trimmed(), &ok);
    return ok ? number : noNumber;
}

QComboBox *makeChoice()
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    setLook(box, Look::Cell);
    return box;
}

QLineEdit *makeLine(const QString &text, const QString &placeholder)
{
    auto *line = new QLineEdit(text);
    line->setPlaceholderText(placeholder);
    setLook(line, Look::Cell);
    return line;
}

} // namespace

struct ApiStagesEditor::StageCells {
    enum Column { Api, Stage, Remove };
    QComboBox *api;
    QComboBox *stage;
    QWidget *remove;
};

struct ApiStagesEditor::MethodCells {
    enum Column { Stage, Path, Method, Rate, Burst, Remove };
    QComboBox *stage;
    QLineEdit *path;
    QComboBox *method;
    QLineEdit *rate;
    QLineEdit *burst;
    QWidget *remove;
};

ApiStagesEditor::ApiStagesEditor(const Theme &theme, StageCatalog *catalog, QWidget *parent)
    : FieldEditor(parent), m_theme(theme), m_catalog(catalog),
      m_stages(new RowGrid(theme, {{tr("API"), 0}, {tr("Stage"), 140}, {QString(), 32}}, this)),
      m_methods(new RowGrid(theme,
                            {{tr("Stage"), 120},
                             {tr("Path"), 0},
                             {tr("Method"), 88},
                             {tr("Per second"), 88, Qt::AlignRight},
                             {tr("Burst"), 72, Qt::AlignRight},
                             {QString(), 32}},
                            this))
{
    m_catalog->setParent(this);
    m_stages->setAccessibleName(tr("API stages"));
    m_methods->setAccessibleName(tr("Method throttles"));
    auto *heading = new QLabel(tr("Method throttles"), this);
    theme.dress(heading, TypeStyle::SmallMedium, Token::Sub);
    auto *note = new QLabel(
        tr("They hold for one key and take the place of the plan's own. Path /* with method * "
           "stands for the whole stage."),
        this);
    note->setWordWrap(true);
    theme.dress(note, TypeStyle::Small, Token::Sub);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_stages);
    layout->addSpacing(4);
    layout->addWidget(heading);
    layout->addWidget(note);
    layout->addWidget(m_methods);
    connect(m_catalog, &StageCatalog::apisChanged, this, [this] {
        for (int row = 0; row < m_stages->rowCount(); ++row)
            fillApis(stageCells(row).api, apiIn(*stageCells(row).api));
    });
    connect(m_catalog, &StageCatalog::stagesChanged, this, &ApiStagesEditor::offerStages);
    appendStage({});
    appendMethod({}, {}, {});
    m_catalog->load();
}

ApiStagesEditor::StageCells ApiStagesEditor::stageCells(int row) const
{
    return {static_cast<QComboBox *>(m_stages->cell(row, StageCells::Api)),
            static_cast<QComboBox *>(m_stages->cell(row, StageCells::Stage)),
            m_stages->cell(row, StageCells::Remove)};
}

ApiStagesEditor::MethodCells ApiStagesEditor::methodCells(int row) const
{
    return {static_cast<QComboBox *>(m_methods->cell(row, MethodCells::Stage)),
            static_cast<QLineEdit *>(m_methods->cell(row, MethodCells::Path)),
            static_cast<QComboBox *>(m_methods->cell(row, MethodCells::Method)),
            static_cast<QLineEdit *>(m_methods->cell(row, MethodCells::Rate)),
            static_cast<QLineEdit *>(m_methods->cell(row, MethodCells::Burst)),
            m_methods->cell(row, MethodCells::Remove)};
}

QString ApiStagesEditor::apiIn(const QComboBox &apis)
{
    if (!apis.isEditable())
        return apis.currentData().toString();
    const int known = apis.findText(apis.currentText());
    return known < 0 ? apis.currentText().trimmed() : apis.itemData(known).toString();
}

ApiStage ApiStagesEditor::stageAt(int row) const
{
    const StageCells cells = stageCells(row);
    return {apiIn(*cells.api), cells.stage->currentText().trimmed(), {}};
}

QList<int> ApiStagesEditor::stageRows() const
{
    QList<int> rows;
    for (int row = 0; row < m_stages->rowCount(); ++row) {
        if (!stageAt(row).apiId->isEmpty())
            rows.append(row);
    }
    return rows;
}

QStringList ApiStagesEditor::stageNames() const
{
    QStringList names;
    for (const int row : stageRows()) {
        const ApiStage stage = stageAt(row);
        if (!stage.stage->isEmpty())
            names.append(stageName(stage));
    }
    return names;
}

bool ApiStagesEditor::isEmptyMethod(int row) const
{
    const MethodCells cells = methodCells(row);
    return cells.path->text().trimmed().isEmpty() && cells.rate->text().trimmed().isEmpty()
        && cells.burst->text().trimmed().isEmpty();
}

void ApiStagesEditor::load(const void *member)
{
    const QScopedValueRollback loading(m_isLoading, true);
    const auto &value = *static_cast<const std::optional<QList<ApiStage>> *>(member);
    const QList<ApiStage> stages = value.value_or(QList<ApiStage>());
    while (m_stages->rowCount() > 0)
        m_stages->removeRow(0);
    while (m_methods->rowCount() > 0)
        m_methods->removeRow(0);
    for (const ApiStage &stage : stages)
        appendStage(stage);
    appendStage({});
    for (const ApiStage &stage : stages) {
        const Throttles throttles = stage.throttle.value_or(Throttles());
        for (auto it = throttles.cbegin(); it != throttles.cend(); ++it)
            appendMethod(stageName(stage), it.key(), it.value());
    }
    appendMethod({}, {}, {});
}

void ApiStagesEditor::store(void *member) const
{
    auto &value = *static_cast<std::optional<QList<ApiStage>> *>(member);
    const QList<ApiStage> before = value.value_or(QList<ApiStage>());
    QList<ApiStage> stages;
    for (const int row : stageRows()) {
        ApiStage stage = stageAt(row);
        Throttles throttles;
        for (int method = 0; method < m_methods->rowCount(); ++method) {
            const MethodCells cells = methodCells(method);
            if (isEmptyMethod(method) || cells.stage->currentData() != stageName(stage))
                continue;
            const ThrottledMethod key{cells.path->text().trimmed(), cells.method->currentText()};
            throttles.insert(key.key(), {countIn(cells.burst->text()), rateIn(cells.rate->text())});
        }
        if (!throttles.isEmpty())
            stage.throttle = throttles;
        // One that had an empty map keeps it.
        for (const ApiStage &old : before) {
            if (stageName(old) == stageName(stage) && old.throttle && throttles.isEmpty())
                stage.throttle = throttles;
        }
        stages.append(stage);
    }
    if (!stages.isEmpty() || value)
        value = stages;
}

void ApiStagesEditor::appendStage(const ApiStage &stage)
{
    auto *apis = makeChoice();
    auto *stages = makeChoice();
    const QString apiId = stage.apiId.value_or(QString());
    const QString name = stage.stage.value_or(QString());
    apis->setAccessibleName(tr("API"));
    stages->setAccessibleName(tr("Stage of the API"));
    // A stage that cannot be listed can be typed.
    stages->setEditable(true);
    stages->setInsertPolicy(QComboBox::NoInsert);
    fillApis(apis, apiId);
    fillStages(stages, apiId, name);
    m_stages->addRow({apis, stages, makeRemove(*m_stages, tr("Detach this stage"))});
    m_stages->cell(m_stages->rowCount() - 1, StageCells::Remove)->setVisible(!apiId.isEmpty());
    stages->setEnabled(!apiId.isEmpty());
    m_catalog->wantStages(apiId);
    connect(apis, &QComboBox::currentTextChanged, this, [this, apis, stages] {
        if (m_isLoading)
            return;
        const QString chosen = apiIn(*apis);
        fillStages(stages, chosen, {});
        if (!apis->isEditable())
            m_catalog->wantStages(chosen);
        stageEdited(m_stages->rowOf(apis));
    });
    connect(stages, &QComboBox::currentTextChanged, this, [this, apis] {
        if (!m_isLoading)
            stageEdited(m_stages->rowOf(apis));
    });
}

void ApiStagesEditor::appendMethod(const QString &stage, const QString &key,
                                   const ThrottleSettings &limits)
{
    const ThrottledMethod method = ThrottledMethod::of(key);
    auto *stages = makeChoice();
    stages->setAccessibleName(tr("Stage of the method"));
    for (const QString &name : stageNames())
        stages->addItem(name, name);
    if (!stage.isEmpty())
        stages->setCurrentIndex(stages->findData(stage));
    auto *path = makeLine(method.path, tr("New path, such as /pets"));
    path->setAccessibleName(tr("Path"));
    auto *verbs = makeChoice();
    verbs->setAccessibleName(tr("Method"));
    for (const char *verb : methods)
        verbs->addItem(QString::fromLatin1(verb));
    if (!method.method.isEmpty() && verbs->findText(method.method) < 0)
        verbs->addItem(method.method);
    verbs->setCurrentText(method.method.isEmpty() ? u"GET"_s : method.method);
    auto *rate = makeLine(
        limits.rateLimit ? QString::number(*limits.rateLimit, 'f', QLocale::FloatingPointShortest)
                         : QString(),
        {});
    auto *burst = makeLine(limits.burstLimit ? QString::number(*limits.burstLimit) : QString(), {});
    rate->setAccessibleName(tr("Requests per second of the method"));
    burst->setAccessibleName(tr("Burst of the method"));
    for (QLineEdit *number : {rate, burst})
        number->setAlignment(Qt::AlignRight);
    m_methods->addRow({stages, path, verbs, rate, burst,
                       makeRemove(*m_methods, tr("Remove this method throttle"))});
    m_methods->cell(m_methods->rowCount() - 1, MethodCells::Remove)->setVisible(!key.isEmpty());
    const auto follow = [this, path] {
        if (!m_isLoading)
            methodEdited(m_methods->rowOf(path));
    };
    for (QLineEdit *line : {path, rate, burst})
        connect(line, &QLineEdit::textEdited, this, follow);
    for (QComboBox *box : {stages, verbs})
        connect(box, &QComboBox::currentIndexChanged, this, follow);
}

QToolButton *ApiStagesEditor::makeRemove(RowGrid &grid, const QString &what)
{
    auto *remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setIcon(icon(m_theme, Symbol::Close));
    remove->setFocusPolicy(Qt::TabFocus);
    remove->setAccessibleName(what);
    remove->setToolTip(what);
    connect(remove, &QToolButton::clicked, this, [this, &grid, remove] {
        const int row = grid.rowOf(remove);
        grid.removeRow(row);
        grid.cell(std::min(row, grid.rowCount() - 1), 0)->setFocus(Qt::OtherFocusReason);
        followStages();
        emit edited();
    });
    return remove;
}

void ApiStagesEditor::fillApis(QComboBox *apis, const QString &chosen)
{
    const QScopedValueRollback loading(m_isLoading, true);
    apis->clear();
    // APIs that cannot be listed can be typed.
    apis->setEditable(m_catalog->error().has_value());
    if (apis->isEditable())
        apis->lineEdit()->setPlaceholderText(tr("ID of an API"));
    else
        apis->addItem(tr("Attach an API…"), QString());
    for (const RestApi &api : m_catalog->apis()) {
        const QString id = api.id.value_or(QString());
        apis->addItem(m_catalog->apiText(id), id);
    }
    if (apis->findData(chosen) < 0 && !chosen.isEmpty())
        apis->addItem(chosen, chosen);
    apis->setCurrentIndex(apis->findData(chosen));
}

void ApiStagesEditor::fillStages(QComboBox *stages, const QString &apiId, const QString &chosen)
{
    const QScopedValueRollback loading(m_isLoading, true);
    stages->clear();
    stages->addItems(m_catalog->stages(apiId));
    stages->setEnabled(!apiId.isEmpty());
    if (!chosen.isEmpty() && stages->findText(chosen) < 0)
        stages->addItem(chosen);
    // The only one need not be chosen.
    const bool isClear = chosen.isEmpty() && stages->count() == 1;
    stages->setCurrentIndex(isClear ? 0 : stages->findText(chosen));
    if (!isClear)
        stages->setEditText(chosen);
}

void ApiStagesEditor::offerStages(const QString &apiId)
{
    for (const int row : stageRows()) {
        const StageCells cells = stageCells(row);
        if (apiIn(*cells.api) != apiId)
            continue;
        const QString before = cells.stage->currentText();
        fillStages(cells.stage, apiId, before);
        if (cells.stage->currentText() != before)
            stageEdited(row);
    }
}

void ApiStagesEditor::stageEdited(int row)
{
    m_stages->cell(row, StageCells::Remove)->show();
    if (row == m_stages->rowCount() - 1 && !stageAt(row).apiId->isEmpty())
        appendStage({});
    followStages();
    emit edited();
}

void ApiStagesEditor::followStages()
{
    const QScopedValueRollback loading(m_isLoading, true);
    const QStringList names = stageNames();
    for (int row = m_methods->rowCount() - 1; row >= 0; --row) {
        QComboBox *stages = methodCells(row).stage;
        const QString chosen = stages->currentData().toString();
        const bool isLast = row == m_methods->rowCount() - 1;
        if (!isLast && !names.contains(chosen)) {
            m_methods->removeRow(row);
            continue;
        }
        stages->clear();
        for (const QString &name : names)
            stages->addItem(name, name);
        stages->setCurrentIndex(names.isEmpty() ? -1 : std::max(0, int(names.indexOf(chosen))));
    }
}

void ApiStagesEditor::methodEdited(int row)
{
    m_methods->cell(row, MethodCells::Remove)->show();
    if (row == m_methods->rowCount() - 1 && !isEmptyMethod(row))
        appendMethod({}, {}, {});
    emit edited();
}

QWidget *ApiStagesEditor::focusTarget()
{
    return m_stages->cell(0, StageCells::Api);
}

bool ApiStagesEditor::addProblem(const QString &place, const QString &sentence)
{
    // "[0]" or "[0].throttle[/pets/GET].rateLimit"
    const QString start = u"].throttle["_s;
    const qsizetype end = place.indexOf(u']');
    const QList<int> rows = stageRows();
    const int index = place.mid(1, end - 1).toInt();
    if (!place.startsWith(u'[') || index >= rows.size())
        return false;
    const int stageRow = rows.at(index);
    if (!place.mid(end).startsWith(start)) {
        setFieldState(stageCells(stageRow).api, FieldState::Wrong);
        m_stages->setProblem(stageRow, sentence);
        return true;
    }
    const qsizetype from = end + start.size();
    const QString key = place.mid(from, place.lastIndexOf(u']') - from);
    for (int row = 0; row < m_methods->rowCount(); ++row) {
        const MethodCells cells = methodCells(row);
        const ThrottledMethod method{cells.path->text().trimmed(), cells.method->currentText()};
        if (cells.stage->currentData() != stageName(stageAt(stageRow)) || method.key() != key)
            continue;
        const QString member = place.section(u'.', -1);
        QLineEdit *wrong = member == u"burstLimit" ? cells.burst
            : member == u"rateLimit"               ? cells.rate
                                                   : cells.path;
        setFieldState(wrong, FieldState::Wrong);
        wrong->setAccessibleDescription(sentence);
        m_methods->setProblem(row, sentence);
        return true;
    }
    return false;
}

void ApiStagesEditor::clearProblems()
{
    for (int row = 0; row < m_stages->rowCount(); ++row) {
        setFieldState(stageCells(row).api, FieldState::Right);
        m_stages->setProblem(row, {});
    }
    for (int row = 0; row < m_methods->rowCount(); ++row) {
        const MethodCells cells = methodCells(row);
        for (QLineEdit *line : {cells.path, cells.rate, cells.burst}) {
            setFieldState(line, FieldState::Right);
            line->setAccessibleDescription({});
        }
        m_methods->setProblem(row, {});
    }
}

void ApiStagesEditor::setName(const QString &name)
{
    m_stages->setAccessibleName(name);
}

} // namespace lc
