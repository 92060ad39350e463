// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/entitlementeditor.h"

#include "forms/recordform.h"
#include "forms/rowgrid.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A check box in the middle of its cell.
QWidget *centred(QCheckBox *box)
{
    auto *holder = new QWidget;
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins({});
    layout->addWidget(box, 0, Qt::AlignCenter);
    return holder;
}

/// Icon and word of a row's state.
QWidget *stateCell(const Theme &theme)
{
    auto *holder = new QWidget;
    auto *layout = new QHBoxLayout(holder);
    layout->setContentsMargins(8, 0, 4, 0);
    layout->setSpacing(4);
    auto *mark = new QLabel(holder);
    auto *word = new QLabel(holder);
    word->setFont(theme.font(TypeStyle::Body));
    layout->addWidget(mark);
    layout->addWidget(word, 1);
    return holder;
}

} // namespace

struct EntitlementEditor::Cells {
    QLineEdit *name;
    QComboBox *unit;
    QLineEdit *maximum;
    QLineEdit *value;
    QLabel *inUse;
    QCheckBox *overage;
    QCheckBox *checkIn;
    QLabel *stateMark;
    QLabel *stateWord;
    QToolButton *more;
};

EntitlementEditor::EntitlementEditor(const Theme &theme, QWidget *parent)
    : FieldEditor(parent), m_theme(theme)
{
    m_grid = new RowGrid(theme,
                         {{tr("Name"), 0},
                          {tr("Unit"), 104},
                          {tr("Max count"), 84, Qt::AlignRight},
                          {tr("Value"), 92},
                          {tr("In use"), 64, Qt::AlignRight},
                          {tr("Overage"), 68, Qt::AlignHCenter},
                          {tr("Check-in"), 72, Qt::AlignHCenter},
                          {tr("State"), 76},
                          {QString(), 32}},
                         this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_grid);
    connect(&theme, &Theme::changed, this, [this] {
        for (int row = 0; row < m_grid->rowCount(); ++row)
            showState(row);
    });
    setEntitlements({});
}

EntitlementEditor::~EntitlementEditor() = default;

void EntitlementEditor::load(const void *member)
{
    setEntitlements(*static_cast<const QList<Entitlement> *>(member));
}

void EntitlementEditor::store(void *member) const
{
    *static_cast<QList<Entitlement> *>(member) = entitlements();
}

EntitlementEditor::Cells EntitlementEditor::cells(int row) const
{
    QWidget *state = m_grid->cell(row, State);
    const auto labels = state->findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    return {static_cast<QLineEdit *>(m_grid->cell(row, Name)),
            static_cast<QComboBox *>(m_grid->cell(row, Unit)),
            static_cast<QLineEdit *>(m_grid->cell(row, Maximum)),
            static_cast<QLineEdit *>(m_grid->cell(row, Value)),
            static_cast<QLabel *>(m_grid->cell(row, InUse)),
            m_grid->cell(row, Overage)->findChild<QCheckBox *>(),
            m_grid->cell(row, CheckIn)->findChild<QCheckBox *>(),
            labels.value(0),
            labels.value(1),
            static_cast<QToolButton *>(m_grid->cell(row, More))};
}

void EntitlementEditor::setEntitlements(const QList<Entitlement> &entitlements)
{
    m_loading = true;
    while (m_grid->rowCount() > 0)
        m_grid->removeRow(m_grid->rowCount() - 1);
    m_originals.clear();
    m_rowBases.clear();
    m_problems.clear();
    for (const Entitlement &entitlement : entitlements)
        appendRow(entitlement, entitlement);
    Entitlement blank;
    blank.unit = EntitlementUnit::Count;
    appendRow(blank, std::nullopt);
    m_loading = false;
}

void EntitlementEditor::appendRow(const Entitlement &entitlement,
                                  const std::optional<Entitlement> &original)
{
    auto *name = new QLineEdit(entitlement.name);
    name->setPlaceholderText(tr("New entitlement"));
    name->setTextMargins(4, 0, 0, 0);
    auto *unit = new QComboBox;
    // The longest units are rare; the list shows them whole.
    unit->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    unit->setMinimumContentsLength(6);
    for (const ChoiceValue &value : choiceTypeOf<EntitlementUnit>().values)
        unit->addItem(value.label ? QCoreApplication::translate("Choice", value.label)
                                  : QString::fromLatin1(value.wireName),
                      QString::fromLatin1(value.wireName));
    int index = unit->findData(entitlement.unit.text);
    if (index < 0) {
        unit->addItem(entitlement.unit.text, entitlement.unit.text);
        index = unit->count() - 1;
    }
    unit->setCurrentIndex(index);
    auto *maximum =
        new QLineEdit(entitlement.maxCount ? QLocale().toString(*entitlement.maxCount) : QString());
    maximum->setAlignment(Qt::AlignRight);
    auto *value = new QLineEdit(entitlement.value.value_or(QString()));
    auto *inUse = new QLabel;
    inUse->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    inUse->setContentsMargins(8, 0, 8, 0);
    m_theme.dress(inUse, TypeStyle::Body, Token::Sub);
    auto *overage = new QCheckBox;
    overage->setChecked(entitlement.overage.value_or(false));
    auto *checkIn = new QCheckBox;
    checkIn->setChecked(entitlement.allowCheckIn.value_or(false));
    auto *more = new QToolButton;
    more->setAutoRaise(true);
    more->setIcon(icon(m_theme, Symbol::More));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(more);
    more->setMenu(menu);
    const auto rowOfThis = [this, name] { return m_grid->rowOf(name); };
    connect(menu->addAction(icon(m_theme, Symbol::Edit), tr("Edit in a form…")),
            &QAction::triggered, this, [this, rowOfThis] { editInForm(rowOfThis()); });
    connect(menu->addAction(icon(m_theme, Symbol::Delete), tr("Remove")), &QAction::triggered, this,
            [this, rowOfThis] { removeRow(rowOfThis()); });
    for (QWidget *cell : {static_cast<QWidget *>(name), static_cast<QWidget *>(unit),
                          static_cast<QWidget *>(maximum), static_cast<QWidget *>(value)})
        setLook(cell, Look::Cell);

    m_originals.append(original);
    m_rowBases.append(entitlement);
    m_problems.append(QStringList());
    m_grid->addRow({name, unit, maximum, value, inUse, centred(overage), centred(checkIn),
                    stateCell(m_theme), more});
    const auto edit = [this, rowOfThis] { rowEdited(rowOfThis()); };
    connect(name, &QLineEdit::textEdited, this, edit);
    connect(unit, &QComboBox::activated, this, edit);
    connect(maximum, &QLineEdit::textEdited, this, edit);
    connect(value, &QLineEdit::textEdited, this, edit);
    connect(overage, &QCheckBox::clicked, this, edit);
    connect(checkIn, &QCheckBox::clicked, this, edit);
    const int row = m_grid->rowCount() - 1;
    fitToUnit(row);
    showState(row);
    nameCells(row);
}

bool EntitlementEditor::isBlank(int row) const
{
    const Cells c = cells(row);
    return !m_originals.at(row) && c.name->text().trimmed().isEmpty()
        && c.maximum->text().trimmed().isEmpty() && c.value->text().isEmpty();
}

Entitlement EntitlementEditor::entitlement(int row) const
{
    const Cells c = cells(row);
    Entitlement entitlement = m_rowBases.at(row);
    entitlement.name = c.name->text().trimmed();
    entitlement.unit = Open<EntitlementUnit>::fromText(c.unit->currentData().toString());
    const bool counts = !(entitlement.unit == EntitlementUnit::None);
    bool ok = false;
    qint64 maximum = c.maximum->text().trimmed().toLongLong(&ok);
    if (!ok)
        maximum = QLocale().toLongLong(c.maximum->text().trimmed(), &ok);
    entitlement.maxCount = counts && ok ? std::optional(maximum) : std::nullopt;
    if (counts && c.value->text().isEmpty())
        entitlement.value.reset();
    else if (!counts)
        entitlement.value = c.value->text().isEmpty() && !m_rowBases.at(row).value
            ? std::nullopt
            : std::optional(c.value->text());
    // Absent and "no" mean the same to the service; what was absent stays absent until it is set.
    const auto flag = [](const std::optional<bool> &former, bool now) {
        return !former && !now ? former : std::optional(now);
    };
    entitlement.overage = flag(entitlement.overage, c.overage->isChecked() && counts);
    entitlement.allowCheckIn = flag(entitlement.allowCheckIn, c.checkIn->isChecked() && counts);
    return entitlement;
}

QList<Entitlement> EntitlementEditor::entitlements() const
{
    QList<Entitlement> list;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        if (!isBlank(row))
            list.append(entitlement(row));
    }
    return list;
}

void EntitlementEditor::setInUse(const QHash<QString, QString> &used)
{
    m_used = used;
    for (int row = 0; row < m_grid->rowCount(); ++row)
        showState(row);
}

void EntitlementEditor::rowEdited(int row)
{
    if (m_loading || row < 0)
        return;
    fitToUnit(row);
    showState(row);
    nameCells(row);
    if (row == m_grid->rowCount() - 1 && !isBlank(row)) {
        Entitlement blank;
        blank.unit = EntitlementUnit::Count;
        appendRow(blank, std::nullopt);
    }
    emit edited();
}

void EntitlementEditor::fitToUnit(int row)
{
    const Cells c = cells(row);
    const bool counts = c.unit->currentData().toString() != u"None";
    const bool blank = isBlank(row);
    c.maximum->setEnabled(counts);
    c.value->setEnabled(!counts);
    c.maximum->setPlaceholderText(counts || blank ? QString() : tr("Not used"));
    c.value->setPlaceholderText(counts && !blank ? tr("Not used") : QString());
    for (QLineEdit *line : {c.maximum, c.value})
        line->setToolTip(line->placeholderText());
    c.overage->setEnabled(counts && !blank);
    c.checkIn->setEnabled(counts && !blank);
    if (!counts)
        c.maximum->clear();
    else if (!c.value->text().isEmpty())
        c.value->clear();
}

void EntitlementEditor::showState(int row)
{
    const Cells c = cells(row);
    const bool blank = isBlank(row);
    c.more->setVisible(!blank);
    const QString used = m_used.value(c.name->text().trimmed());
    bool isNumber = false;
    const qint64 amount = used.toLongLong(&isNumber);
    c.inUse->setText(blank                ? QString()
                         : used.isEmpty() ? u"–"_s
                         : isNumber       ? QLocale().toString(amount)
                                          : used);

    const auto &original = m_originals.at(row);
    const Entitlement now = entitlement(row);
    QString word;
    Symbol symbol = Symbol::Edit;
    Token color = Token::InfoText;
    if (!m_problems.at(row).isEmpty()) {
        word = tr("Error");
        symbol = Symbol::Error;
        color = Token::DangerText;
    } else if (!original && !blank) {
        word = tr("New");
        symbol = Symbol::Plus;
        color = Token::SuccessText;
    } else if (original && !(now == *original)) {
        word = tr("Changed");
    }
    c.stateMark->setVisible(!word.isEmpty());
    c.stateMark->setPixmap(symbolPixmap(symbol, m_theme.color(color), 14, devicePixelRatioF()));
    c.stateWord->setText(word);
    QPalette palette = c.stateWord->palette();
    // Which of the two is used follows from the background role of the parents.
    palette.setColor(QPalette::WindowText, m_theme.color(color));
    palette.setColor(QPalette::Text, m_theme.color(color));
    c.stateWord->setPalette(palette);
    const auto emphasize = [&](QWidget *cell, bool changed) {
        cell->setFont(m_theme.font(changed ? TypeStyle::BodyMedium : TypeStyle::Body));
    };
    emphasize(c.name, original && now.name != original->name);
    emphasize(c.maximum, original && now.maxCount != original->maxCount);
    emphasize(c.value, (original && now.value != original->value) || (!original && !blank));
}

void EntitlementEditor::nameCells(int row)
{
    const Cells c = cells(row);
    const QString name =
        c.name->text().trimmed().isEmpty() ? tr("new entitlement") : c.name->text().trimmed();
    c.name->setAccessibleName(tr("Name of %1").arg(name));
    c.unit->setAccessibleName(tr("Unit of %1").arg(name));
    c.maximum->setAccessibleName(tr("Max count of %1").arg(name));
    c.value->setAccessibleName(tr("Value of %1").arg(name));
    c.overage->setAccessibleName(tr("Overage allowed for %1").arg(name));
    c.checkIn->setAccessibleName(tr("Check-in allowed for %1").arg(name));
    c.more->setAccessibleName(tr("Actions for %1").arg(name));
    c.more->setToolTip(tr("Edit %1 in a form, or remove it").arg(name));
}

QWidget *EntitlementEditor::focusTarget()
{
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        if (!m_problems.at(row).isEmpty()) {
            const Cells c = cells(row);
            return m_problems.at(row).first().contains(u"MaxCount") && c.maximum->isEnabled()
                ? static_cast<QWidget *>(c.maximum)
                : c.name;
        }
    }
    return cells(0).name;
}

bool EntitlementEditor::addProblem(const QString &place, const QString &sentence)
{
    static const QRegularExpression pattern(uR"(^\[(\d+)\]\.?(\w*))"_s);
    const auto match = pattern.match(place);
    // Counted over the rows that are sent, which leave out the blank one.
    const int row = match.captured(1).toInt();
    if (!match.hasMatch() || row >= m_grid->rowCount())
        return false;
    const QString member = match.captured(2);
    m_problems[row].append(member);
    const Cells c = cells(row);
    QWidget *wrong = member == u"MaxCount" ? static_cast<QWidget *>(c.maximum)
        : member == u"Value"               ? static_cast<QWidget *>(c.value)
        : member == u"Unit"                ? static_cast<QWidget *>(c.unit)
                                           : c.name;
    setFieldState(wrong, FieldState::Wrong);
    wrong->setAccessibleDescription(sentence);
    m_grid->setProblem(row, sentence);
    showState(row);
    return true;
}

void EntitlementEditor::clearProblems()
{
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        if (m_problems.at(row).isEmpty())
            continue;
        m_problems[row].clear();
        m_grid->setProblem(row, {});
        const Cells c = cells(row);
        for (QWidget *cell : {static_cast<QWidget *>(c.name), static_cast<QWidget *>(c.unit),
                              static_cast<QWidget *>(c.maximum), static_cast<QWidget *>(c.value)}) {
            setFieldState(cell, FieldState::Right);
            cell->setAccessibleDescription({});
        }
        showState(row);
    }
}

void EntitlementEditor::setLocked(bool locked)
{
    m_grid->setEnabled(!locked);
}

void EntitlementEditor::setName(const QString &name)
{
    m_grid->setAccessibleName(name);
}

void EntitlementEditor::editInForm(int row)
{
    QDialog dialog(this);
    dialog.setWindowTitle(isBlank(row) ? tr("New entitlement")
                                       : tr("Entitlement %1").arg(cells(row).name->text()));
    RecordForm form(
        m_theme, typeOf<Entitlement>(),
        {{QString(),
          QString(),
          {u"Name"_s, u"Unit"_s, u"MaxCount"_s, u"Value"_s, u"Overage"_s, u"AllowCheckIn"_s}}},
        &dialog);
    form.load(entitlement(row));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, &dialog);
    QPushButton *apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    setLook(apply, Look::Primary);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(&dialog);
    layout->addWidget(&form);
    layout->addWidget(buttons);
    dialog.setMinimumWidth(480);
    form.focusField(u"Name"_s);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Entitlement edited = form.value<Entitlement>();
    const Cells c = cells(row);
    c.name->setText(edited.name);
    c.unit->setCurrentIndex(std::max(0, c.unit->findData(edited.unit.text)));
    c.maximum->setText(edited.maxCount ? QLocale().toString(*edited.maxCount) : QString());
    c.value->setText(edited.value.value_or(QString()));
    c.overage->setChecked(edited.overage.value_or(false));
    c.checkIn->setChecked(edited.allowCheckIn.value_or(false));
    m_rowBases[row] = edited;
    rowEdited(row);
}

void EntitlementEditor::removeRow(int row)
{
    if (row < 0 || isBlank(row))
        return;
    m_grid->removeRow(row);
    m_originals.removeAt(row);
    m_rowBases.removeAt(row);
    m_problems.removeAt(row);
    cells(std::min(row, m_grid->rowCount() - 1)).name->setFocus(Qt::OtherFocusReason);
    emit edited();
}

} // namespace lc
