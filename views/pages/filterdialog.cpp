// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/filterdialog.h"

#include "forms/dateedit.h"
#include "grids/tablepane.h"
#include "items/cellformat.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Test = FilterRule::Test;

QString dayText(const QDate &day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

double startOf(const QDate &day)
{
    return double(day.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch());
}

std::optional<double> numberIn(const QString &text)
{
    bool isNumber = false;
    const double number = QLocale().toDouble(QString(text).remove(u'%').trimmed(), &isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

FilterDialog::Condition FilterDialog::conditionOf(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Number:
    case ColumnKind::Usage:
    case ColumnKind::Percent:
    case ColumnKind::Sparkline:
    case ColumnKind::Count:
        return Condition::Numbers;
    case ColumnKind::Date:
    case ColumnKind::RelativeTime:
    case ColumnKind::Time:
    case ColumnKind::UtcDay:
        return Condition::Days;
    case ColumnKind::Text:
    case ColumnKind::Id:
    case ColumnKind::Status:
    case ColumnKind::Mark:
    case ColumnKind::YesNo:
        break;
    }
    return Condition::Words;
}

FilterDialog::FilterDialog(TablePane &pane, const Column &column)
    : PromptDialog(pane.table().theme(), tr("Filter by %1").arg(column.translatedTitle()), {},
                   &pane),
      m_pane(pane), m_column(column.id), m_title(column.translatedTitle()),
      m_condition(conditionOf(column.kind)), m_isPercent(column.kind == ColumnKind::Percent)
{
    setObjectName(u"filterDialog"_s);
    switch (m_condition) {
    case Condition::Words:
        m_first = addField(new QLineEdit(this), tr("Contains"));
        break;
    case Condition::Numbers:
        m_first = addField(new QLineEdit(this), tr("At least"));
        m_last = addField(new QLineEdit(this), tr("At most"));
        break;
    case Condition::Days:
        m_first = addField(new DateEdit(theme(), this), tr("First day (UTC)"));
        m_last = addField(new DateEdit(theme(), this), tr("Last day (UTC)"));
        break;
    }
    m_filter = addPrimaryButton(tr("Filter"));
    connect(m_filter, &QPushButton::clicked, this, &FilterDialog::apply);
    m_first->setFocus(Qt::OtherFocusReason);
    check();
}

QLineEdit *FilterDialog::addField(QLineEdit *field, const QString &label)
{
    addText(label, TypeStyle::Body, Token::Sub)->setBuddy(field);
    field->setAccessibleName(label);
    body().addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &FilterDialog::check);
    return field;
}

void FilterDialog::check()
{
    QString problem;
    bool isAny = false;
    std::optional<double> bounds[2];
    const QLineEdit *const fields[] = {m_first, m_last};
    for (int i = 0; i < 2; ++i) {
        const QString text = fields[i] ? fields[i]->text().trimmed() : QString();
        if (text.isEmpty())
            continue;
        isAny = true;
        if (m_condition == Condition::Numbers)
            bounds[i] = numberIn(text);
        else if (const auto day = DateEdit::parse(text, QLocale()))
            bounds[i] = startOf(*day);
        if (m_condition != Condition::Words && !bounds[i])
            problem = m_condition == Condition::Numbers ? tr("%1 is not a number.").arg(text)
                                                        : tr("%1 is not a day.").arg(text);
    }
    if (bounds[0] && bounds[1] && *bounds[0] > *bounds[1])
        problem = tr("Nothing is both at least the first and at most the second.");
    setProblem(problem);
    if (m_filter)
        m_filter->setEnabled(isAny && problem.isEmpty());
}

void FilterDialog::apply()
{
    const QString first = m_first->text().trimmed();
    const QString last = m_last ? m_last->text().trimmed() : QString();
    //: A column, a sign of comparison, and a value
    const auto add = [this](const char16_t *sign, const QString &words, Test test, double bound) {
        m_pane.addRule(tr("%1 %2 %3").arg(m_title, QString::fromUtf16(sign), words),
                       {m_column, test, {}, bound});
    };
    const auto numberWords = [this](double number) {
        return m_isPercent ? percentText(number) : QLocale().toString(number, 'g', 15);
    };
    switch (m_condition) {
    case Condition::Words:
        //: A column and a text in it
        m_pane.addRule(tr("%1 contains %2").arg(m_title, first),
                       {m_column, Test::Contains, {first}, 0});
        break;
    case Condition::Numbers:
        if (const auto number = numberIn(first))
            add(u"≥", numberWords(*number), Test::AtLeast, *number);
        if (const auto number = numberIn(last))
            add(u"≤", numberWords(*number), Test::AtMost, *number);
        break;
    case Condition::Days:
        if (const auto day = DateEdit::parse(first, QLocale()))
            add(u"≥", dayText(*day), Test::AtLeast, startOf(*day));
        if (const auto day = DateEdit::parse(last, QLocale()))
            add(u"≤", dayText(*day), Test::AtMost, startOf(day->addDays(1)) - 1);
        break;
    }
    accept();
}

} // namespace lc
