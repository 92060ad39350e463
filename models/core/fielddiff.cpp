// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fielddiff.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString dateWords(Instant instant, const QLocale &locale)
{
    const QDateTime utc = toQDateTime(instant);
    const bool wholeDay = utc.time() == QTime(0, 0);
    return locale.toString(utc, wholeDay ? u"d MMMM yyyy"_s : u"d MMMM yyyy HH:mm 'UTC'"_s);
}

QString recordWords(const Type &type, const void *object, const QLocale &locale)
{
    QStringList parts;
    for (const Field &field : type.fields) {
        const void *value = field.type->peek(field.inConst(object));
        if (!value || !field.label)
            continue;
        if (field.is(Sensitive))
            parts.append(u"••••"_s);
        else if (field.type->kind == Kind::Boolean)
            parts.append(*static_cast<const bool *>(value)
                             ? labelOf(field)
                             : QCoreApplication::translate("Value", "%1: no").arg(labelOf(field)));
        else
            parts.append(valueWords(*field.type, value, locale));
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString listWords(const ValueType &type, const void *list, const QLocale &locale)
{
    QStringList parts;
    for (qsizetype i = 0; i < type.size(list); ++i)
        parts.append(valueWords(*type.element, type.element->peek(type.at(list, i)), locale));
    return parts.join(u", "_s);
}

QString mapWords(const ValueType &type, const void *map, const QLocale &locale)
{
    struct Context {
        const ValueType &element;
        const QLocale &locale;
        QStringList parts;
    } context{*type.element, locale, {}};
    type.visit(map, &context, [](void *opaque, const QString &key, const void *value) {
        auto *c = static_cast<Context *>(opaque);
        c->parts.append(key + u": "_s + valueWords(c->element, c->element.peek(value), c->locale));
    });
    return context.parts.join(u", "_s);
}

/// What an element of a list is called: by its name, else by the members of its row key; empty when
/// only its position tells it apart.
QString nameOf(const Type &type, const void *object)
{
    for (const char *wireName : {"Name", "Key", "name"}) {
        const Field *field = type.find(wireName);
        if (!field || field->type->kind != Kind::Text)
            continue;
        if (const void *value = field->type->peek(field->inConst(object)))
            return *static_cast<const QString *>(value);
    }
    QStringList parts;
    for (const Field &field : type.fields) {
        const void *value = field.is(Key) && field.type->kind == Kind::Text
            ? field.type->peek(field.inConst(object))
            : nullptr;
        if (value)
            parts.append(*static_cast<const QString *>(value));
    }
    return parts.join(u':');
}

class Differ {
public:
    explicit Differ(const QLocale &locale) : m_locale(locale) { }

    QList<FieldChange> changes;

    void record(const Type &type, const void *before, const void *after, const QString &prefix,
                const QStringList &labels)
    {
        for (const Field &field : type.fields) {
            if (field.label)
                member(field, before, after, prefix + QString::fromLatin1(field.wireName), labels);
        }
    }

private:
    void member(const Field &field, const void *before, const void *after, const QString &path,
                const QStringList &outer)
    {
        const QStringList labels = outer + QStringList{labelOf(field)};
        const ValueType &type = *field.type;
        const void *left = type.peek(field.inConst(before));
        const void *right = type.peek(field.inConst(after));
        if (!left && !right)
            return;
        if (type.kind == Kind::Record && left && right)
            return record(type.record(), left, right, path + u'.', labels);
        if (type.kind == Kind::List && type.element->kind == Kind::Record)
            return list(type, left, right, path, labels);
        const QString leftWords = wordsOf(field, left);
        const QString rightWords = wordsOf(field, right);
        if (!isSame(type, left, right))
            add(path, labels, left != nullptr, right != nullptr, leftWords, rightWords);
    }

    QString wordsOf(const Field &field, const void *value) const
    {
        if (!value)
            return {};
        return field.is(Sensitive) ? u"••••"_s : valueWords(*field.type, value, m_locale);
    }

    /// Equality of the values themselves, not of their words.
    static bool isSame(const ValueType &type, const void *left, const void *right)
    {
        if (!left || !right)
            return left == right;
        switch (type.kind) {
        case Kind::Text:
            return *static_cast<const QString *>(left) == *static_cast<const QString *>(right);
        case Kind::Integer:
            return *static_cast<const qint64 *>(left) == *static_cast<const qint64 *>(right);
        case Kind::Real:
            return qFuzzyCompare(*static_cast<const double *>(left),
                                 *static_cast<const double *>(right));
        case Kind::Boolean:
            return *static_cast<const bool *>(left) == *static_cast<const bool *>(right);
        case Kind::Timestamp:
            return *static_cast<const Instant *>(left) == *static_cast<const Instant *>(right);
        case Kind::Date:
            return isSameDate(*static_cast<const DateText *>(left),
                              *static_cast<const DateText *>(right));
        case Kind::Choice:
            return *static_cast<const OpenChoice *>(left)
                == *static_cast<const OpenChoice *>(right);
        case Kind::Record:
            return type.record().equal(left, right);
        case Kind::List:
            return isSameList(type, left, right);
        case Kind::Map:
            break;
        }
        const QLocale plain = QLocale::c();
        return mapWords(type, left, plain) == mapWords(type, right, plain);
    }

    /// One instant may be spelled in two ways.
    static bool isSameDate(const DateText &left, const DateText &right)
    {
        const auto leftInstant = left.instant();
        return left.text == right.text || (leftInstant && leftInstant == right.instant());
    }

    static bool isSameList(const ValueType &type, const void *left, const void *right)
    {
        if (type.size(left) != type.size(right))
            return false;
        for (qsizetype i = 0; i < type.size(left); ++i) {
            if (!isSame(*type.element, type.element->peek(type.at(left, i)),
                        type.element->peek(type.at(right, i))))
                return false;
        }
        return true;
    }

    struct Element {
        QString name;
        const void *object;
    };

    static QList<Element> elementsOf(const ValueType &type, const void *list)
    {
        QList<Element> elements;
        QSet<QString> seen;
        for (qsizetype i = 0; list && i < type.size(list); ++i) {
            const void *object = type.element->peek(type.at(list, i));
            QString name = nameOf(type.element->record(), object);
            if (name.isEmpty() || seen.contains(name))
                name = QString::number(i + 1);
            seen.insert(name);
            elements.append({name, object});
        }
        return elements;
    }

    static const void *findIn(const QList<Element> &elements, const QString &name)
    {
        for (const Element &element : elements) {
            if (element.name == name)
                return element.object;
        }
        return nullptr;
    }

    void list(const ValueType &type, const void *before, const void *after, const QString &path,
              const QStringList &labels)
    {
        const QList<Element> left = elementsOf(type, before);
        const QList<Element> right = elementsOf(type, after);
        // An entitlement is known by its own name: "Seats, Maximum", not "Entitlements, Seats, …".
        const auto labelsOf = [&](const QString &name) {
            bool isPosition = false;
            name.toInt(&isPosition);
            return isPosition ? labels + QStringList{name} : QStringList{name};
        };
        for (const Element &element : left) {
            const QString at = path + u'[' + element.name + u']';
            if (const void *other = findIn(right, element.name))
                record(type.element->record(), element.object, other, at + u'.',
                       labelsOf(element.name));
            else
                add(at, labelsOf(element.name), true, false,
                    valueWords(*type.element, element.object, m_locale), {});
        }
        for (const Element &element : right) {
            if (!findIn(left, element.name))
                add(path + u'[' + element.name + u']', labelsOf(element.name), false, true, {},
                    valueWords(*type.element, element.object, m_locale));
        }
    }

    void add(const QString &path, const QStringList &labels, bool was, bool is,
             const QString &before, const QString &after)
    {
        const auto kind = !was ? FieldChange::Kind::Added
            : !is              ? FieldChange::Kind::Removed
                               : FieldChange::Kind::Changed;
        changes.append({path, labels, kind, before, after});
    }

    const QLocale &m_locale;
};

} // namespace

QString labelOf(const Field &field)
{
    return field.label ? QCoreApplication::translate("Field", field.label)
                       : QString::fromLatin1(field.wireName);
}

QString valueWords(const ValueType &type, const void *value, const QLocale &locale)
{
    switch (type.kind) {
    case Kind::Text:
        return *static_cast<const QString *>(value);
    case Kind::Integer:
        return locale.toString(*static_cast<const qint64 *>(value));
    case Kind::Real:
        return locale.toString(*static_cast<const double *>(value), 'g',
                               QLocale::FloatingPointShortest);
    case Kind::Boolean:
        return *static_cast<const bool *>(value) ? QCoreApplication::translate("Value", "Yes")
                                                 : QCoreApplication::translate("Value", "No");
    case Kind::Timestamp:
        return dateWords(*static_cast<const Instant *>(value), locale);
    case Kind::Date: {
        const auto *date = static_cast<const DateText *>(value);
        const auto instant = date->instant();
        return instant ? dateWords(*instant, locale) : date->text;
    }
    case Kind::Choice: {
        const QString &word = static_cast<const OpenChoice *>(value)->text;
        const auto index = type.choice().indexOf(word);
        return index
            ? QCoreApplication::translate("Choice", type.choice().values[size_t(*index)].label)
            : word;
    }
    case Kind::Record:
        return recordWords(type.record(), value, locale);
    case Kind::List:
        return listWords(type, value, locale);
    case Kind::Map:
        return mapWords(type, value, locale);
    }
    return {};
}

QList<FieldChange> fieldDiff(const Type &type, const void *before, const void *after,
                             const QLocale &locale)
{
    Differ differ(locale);
    differ.record(type, before, after, {}, {});
    return std::move(differ.changes);
}

QList<ThreeWayChange> threeWay(const QList<FieldChange> &mine, const QList<FieldChange> &theirs)
{
    QList<ThreeWayChange> rows;
    for (const FieldChange &change : mine)
        rows.append(
            {change.path, change.labels, change.before, change.after, change.before, true, false});
    for (const FieldChange &change : theirs) {
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const ThreeWayChange &row) {
            return row.path == change.path;
        });
        if (same == rows.end()) {
            rows.append({change.path, change.labels, change.before, change.before, change.after,
                         false, true});
            continue;
        }
        same->theirs = change.after;
        same->isTheirs = true;
    }
    return rows;
}

} // namespace lc
