// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation.h"

#include <QHash>
#include <QMutex>
#include <QRegularExpression>

namespace lc {

namespace {

using Rule = Violation::Rule;

QRegularExpression compiled(const char *pattern)
{
    static QMutex mutex;
    static QHash<const char *, QRegularExpression> cache;
    const QMutexLocker lock(&mutex);
    auto &expression = cache[pattern];
    if (expression.pattern().isEmpty())
        expression =
            QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)),
                               QRegularExpression::DontCaptureOption);
    return expression;
}

class Validator {
public:
    QList<Violation> violations;

    void record(const Type &type, const void *object, const QString &prefix)
    {
        for (const Field &field : type.fields) {
            const QString path = prefix + QString::fromLatin1(field.wireName);
            const void *value = field.type->peek(field.inConst(object));
            if (value)
                check(field, *field.type, value, path);
            else if (field.is(Required))
                add(field, path, Rule::Missing);
        }
    }

private:
    void check(const Field &field, const ValueType &type, const void *value, const QString &path)
    {
        switch (type.kind) {
        case Kind::Text:
            return text(field, *static_cast<const QString *>(value), path);
        case Kind::Date:
            return text(field, static_cast<const DateText *>(value)->text, path);
        case Kind::Choice: {
            const QString &word = static_cast<const OpenChoice *>(value)->text;
            if (!type.choice().indexOf(word))
                add(field, path, Rule::Choice, word);
            return;
        }
        case Kind::Integer:
            return integer(field, *static_cast<const qint64 *>(value), path);
        case Kind::Record:
            return record(type.record(), value, path + u'.');
        case Kind::List:
            size(field, type.size(value), path);
            for (qsizetype i = 0; i < type.size(value); ++i) {
                const QString at = path + u'[' + QString::number(i) + u']';
                element(field, *type.element, type.element->peek(type.at(value, i)), at);
            }
            return;
        case Kind::Map: {
            struct Context {
                Validator *self;
                const Field &field;
                const ValueType &element;
                const QString &path;
            } context{this, field, *type.element, path};
            type.visit(value, &context, [](void *opaque, const QString &key, const void *entry) {
                auto *c = static_cast<Context *>(opaque);
                c->self->element(c->field, c->element, c->element.peek(entry),
                                 c->path + u'.' + key);
            });
            return;
        }
        case Kind::Real:
        case Kind::Boolean:
        case Kind::Timestamp:
            return;
        }
    }

    /// The field's limits speak of the list; its pattern of each element.
    void element(const Field &field, const ValueType &type, const void *value, const QString &path)
    {
        Field ofElement = field;
        ofElement.low = 0;
        ofElement.high = -1;
        const qsizetype before = violations.size();
        check(ofElement, type, value, path);
        for (qsizetype i = before; i < violations.size(); ++i) {
            if (violations[i].field == &ofElement)
                violations[i].field = &field;
        }
    }

    void text(const Field &field, const QString &value, const QString &path)
    {
        if (field.isLimited() && value.size() < field.low)
            add(field, path, Rule::TooShort, value, field.low);
        else if (field.isLimited() && value.size() > field.high)
            add(field, path, Rule::TooLong, value, field.high);
        if (field.pattern && !compiled(field.pattern).match(value).hasMatch())
            add(field, path, Rule::Pattern, value);
    }

    void integer(const Field &field, qint64 value, const QString &path)
    {
        if (field.isLimited() && value < field.low)
            add(field, path, Rule::TooLow, QString::number(value), field.low);
        else if (field.isLimited() && value > field.high)
            add(field, path, Rule::TooHigh, QString::number(value), field.high);
    }

    void size(const Field &field, qsizetype count, const QString &path)
    {
        if (field.isLimited() && count < field.low)
            add(field, path, Rule::TooFew, QString::number(count), field.low);
        else if (field.isLimited() && count > field.high)
            add(field, path, Rule::TooMany, QString::number(count), field.high);
    }

    void add(const Field &field, const QString &path, Rule rule, const QString &value = {},
             qint64 limit = 0)
    {
        violations.append({path, &field, rule, field.is(Sensitive) ? QString() : value, limit});
    }
};

} // namespace

QList<Violation> validate(const Type &type, const void *object)
{
    Validator validator;
    validator.record(type, object, {});
    return std::move(validator.violations);
}

QString serviceText(const Violation &violation)
{
    QString constraint;
    switch (violation.rule) {
    case Rule::Missing:
        constraint = QStringLiteral("Member must not be null");
        break;
    case Rule::TooLow:
        constraint = QStringLiteral("Member must have value greater than or equal to %1")
                         .arg(violation.limit);
        break;
    case Rule::TooHigh:
        constraint =
            QStringLiteral("Member must have value less than or equal to %1").arg(violation.limit);
        break;
    case Rule::TooShort:
    case Rule::TooFew:
        constraint = QStringLiteral("Member must have length greater than or equal to %1")
                         .arg(violation.limit);
        break;
    case Rule::TooLong:
    case Rule::TooMany:
        constraint =
            QStringLiteral("Member must have length less than or equal to %1").arg(violation.limit);
        break;
    case Rule::Pattern:
        constraint = QStringLiteral("Member must satisfy regular expression pattern: %1")
                         .arg(QLatin1StringView(violation.field->pattern));
        break;
    case Rule::Choice: {
        QStringList words;
        const ValueType *type = violation.field->type;
        while (type->kind == Kind::List || type->kind == Kind::Map)
            type = type->element;
        for (const ChoiceValue &value : type->choice().values)
            words += QString::fromLatin1(value.wireName);
        constraint =
            QStringLiteral("Member must satisfy enum value set: [%1]").arg(words.join(u", "));
        break;
    }
    }
    const QString subject =
        violation.rule == Rule::Missing ? QStringLiteral("null") : violation.value;
    return QStringLiteral("Value '%1' at '%2' failed to satisfy constraint: %3")
        .arg(subject.left(200), violation.path, constraint);
}

} // namespace lc
