// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/fieldproblem.h"

#include "core/fielddiff.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class Wording {
    Q_DECLARE_TR_FUNCTIONS(FieldProblem)

public:
    static QString of(const Violation &violation)
    {
        const QString label = labelOf(*violation.field);
        const QLocale locale;
        const QString limit = locale.toString(violation.limit);
        switch (violation.rule) {
        case Violation::Rule::Missing:
            return tr("%1 is needed.").arg(label);
        case Violation::Rule::TooLow:
            return tr("%1: enter %2 or more.").arg(label, limit);
        case Violation::Rule::TooHigh:
            return tr("%1: enter %2 or less.").arg(label, limit);
        case Violation::Rule::TooShort:
            return violation.value.isEmpty()
                ? tr("%1 is needed.").arg(label)
                : tr("%1 needs at least %2 characters.").arg(label, limit);
        case Violation::Rule::TooLong:
            return tr("%1 may have at most %2 characters.").arg(label, limit);
        case Violation::Rule::TooFew:
            return tr("%1 needs at least %2 entries.").arg(label, limit);
        case Violation::Rule::TooMany:
            return tr("%1 may have at most %2 entries.").arg(label, limit);
        case Violation::Rule::Pattern:
            return tr("%1 does not have the form that the service expects.").arg(label);
        case Violation::Rule::Choice:
            return tr("%1: choose one of the values offered.").arg(label);
        }
        return {};
    }
};

/// Required texts without a character, which a service would refuse in words of its own.
void findEmptyTexts(const Type &type, const void *object, const QString &prefix,
                    QList<FieldProblem> &problems)
{
    for (const Field &field : type.fields) {
        const void *value = field.type->peek(field.inConst(object));
        if (!value || !field.label)
            continue;
        const QString path = prefix + QString::fromLatin1(field.wireName);
        const ValueType &valueType = *field.type;
        const bool isEmpty = (valueType.kind == Kind::Text
                              && static_cast<const QString *>(value)->trimmed().isEmpty())
            || (valueType.kind == Kind::Date
                && static_cast<const DateText *>(value)->text.isEmpty())
            || (valueType.kind == Kind::Choice
                && static_cast<const OpenChoice *>(value)->text.isEmpty());
        if (isEmpty && field.is(Required))
            problems.append(problemOf({path, &field, Violation::Rule::Missing, {}, 0}));
        if (valueType.kind == Kind::Record)
            findEmptyTexts(valueType.record(), value, path + u'.', problems);
        if (valueType.kind != Kind::List || valueType.element->kind != Kind::Record)
            continue;
        for (qsizetype i = 0; i < valueType.size(value); ++i)
            findEmptyTexts(valueType.element->record(),
                           valueType.element->peek(valueType.at(value, i)),
                           path + u'[' + QString::number(i) + u"]."_s, problems);
    }
}

} // namespace

QList<FieldProblem> rowProblems(const Type &type, const void *object)
{
    QList<FieldProblem> problems;
    findEmptyTexts(type, object, {}, problems);
    for (const Violation &violation : validate(type, object)) {
        const FieldProblem problem = problemOf(violation);
        const bool known =
            std::any_of(problems.cbegin(), problems.cend(),
                        [&](const FieldProblem &p) { return p.path == problem.path; });
        if (!known)
            problems.append(problem);
    }
    return problems;
}

FieldProblem problemOf(const Violation &violation)
{
    return {violation.path, Wording::of(violation)};
}

} // namespace lc
