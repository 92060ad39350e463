// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/brokenrequests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <functional>
#include <optional>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// Beyond this no text or list is made to break an upper limit.
constexpr qint64 longest = 100'000;

bool matches(const Field &field, const QString &text)
{
    return !field.pattern
        || QRegularExpression(
               QRegularExpression::anchoredPattern(QString::fromLatin1(field.pattern)))
               .match(text)
               .hasMatch();
}

bool fits(const Field &field, const QString &text, bool isElement)
{
    return isElement || !field.isLimited()
        || (text.size() >= field.low && text.size() <= field.high);
}

/// A text that keeps a field's constraints.
QString goodText(const Field &field, bool isElement)
{
    for (const QString &text :
         {u"a"_s, u"arn:aws:license-manager::111122223333:license:l-0123"_s,
          u"2026-03-19T08:00:00Z"_s, u"lct-0123"_s, QString(qMax<qint64>(field.low, 1), u'a')}) {
        if (matches(field, text) && fits(field, text, isElement))
            return text;
    }
    qFatal("No sample matches the pattern of %s", field.wireName);
}

/// A text of good length that breaks the pattern; nothing when any such text matches.
std::optional<QString> badText(const Field &field, bool isElement)
{
    for (const QString &text : {u"not this!"_s, u" "_s, u""_s}) {
        if (!matches(field, text) && fits(field, text, isElement))
            return text;
    }
    return std::nullopt;
}

QJsonObject goodRecord(const Type &type, Place place);

QJsonValue goodValue(const Field &field, const ValueType &type, bool isElement)
{
    switch (type.kind) {
    case Kind::Text:
    case Kind::Date:
        return type.kind == Kind::Date ? u"2026-03-19T08:00:00Z"_s : goodText(field, isElement);
    case Kind::Integer:
        return field.isLimited() && !isElement ? field.low : 1;
    case Kind::Real:
    case Kind::Timestamp:
        return 1'773'907'200;
    case Kind::Boolean:
        return true;
    case Kind::Choice:
        return QString::fromLatin1(type.choice().values[0].wireName);
    case Kind::Record:
        return goodRecord(type.record(), Place::Body);
    case Kind::List: {
        QJsonArray list;
        const qint64 size = field.isLimited() && !isElement ? qMax<qint64>(field.low, 1) : 1;
        for (qint64 i = 0; i < size; ++i)
            list.append(goodValue(field, *type.element, true));
        return list;
    }
    case Kind::Map:
        return QJsonObject{{u"key"_s, goodValue(field, *type.element, true)}};
    }
    return {};
}

QJsonObject goodRecord(const Type &type, Place place)
{
    QJsonObject record;
    for (const Field &field : type.fields) {
        if (field.place == place)
            record.insert(QString::fromLatin1(field.wireName),
                          goodValue(field, *field.type, false));
    }
    return record;
}

/// Finds what can be broken in the members of a record. `Put` gives the whole with another value,
/// or without the member for an undefined one.
class Breaker {
public:
    using Put = std::function<QJsonObject(const QJsonValue &)>;
    using Found = std::function<void(const QString &constraint, const Field &field,
                                     const QJsonObject &whole)>;

    explicit Breaker(Found found) : m_found(std::move(found)) { }

    void breakRecord(const Type &type, Place place, const QJsonObject &record,
                     const QString &prefix, const Put &put)
    {
        for (const Field &field : type.fields) {
            if (field.place != place)
                continue;
            const QString name = QString::fromLatin1(field.wireName);
            const Put putMember = [&](const QJsonValue &value) {
                QJsonObject changed = record;
                if (value.isUndefined())
                    changed.remove(name);
                else
                    changed.insert(name, value);
                return put(changed);
            };
            if (field.is(Required))
                m_found(prefix + name + u" missing"_s, field,
                        putMember(QJsonValue(QJsonValue::Undefined)));
            breakValue(field, *field.type, record.value(name), prefix + name, false, putMember);
        }
    }

private:
    void breakValue(const Field &field, const ValueType &type, const QJsonValue &good,
                    const QString &path, bool isElement, const Put &put)
    {
        const auto add = [&](const char *rule, const QJsonValue &value) {
            m_found(path + u' ' + QString::fromLatin1(rule), field, put(value));
        };
        const bool limited = field.isLimited() && !isElement;
        switch (type.kind) {
        case Kind::Text:
        case Kind::Date:
            breakText(field, isElement, add);
            break;
        case Kind::Integer:
            add("of another type", u"x"_s);
            if (limited)
                add("too low", field.low - 1);
            if (limited && field.high < unlimited)
                add("too high", field.high + 1);
            break;
        case Kind::Choice:
            add("not one of the words", u"no such word"_s);
            add("of another type", 7);
            break;
        case Kind::Boolean:
        case Kind::Real:
        case Kind::Timestamp:
            add("of another type", QJsonObject());
            break;
        case Kind::Record:
            add("of another type", QJsonArray{1});
            breakRecord(type.record(), Place::Body, good.toObject(), path + u'.', put);
            break;
        case Kind::List:
            add("of another type", QJsonObject());
            breakList(field, type, good.toArray(), path, limited, put);
            break;
        case Kind::Map:
            add("of another type", QJsonArray{1});
            breakValue(field, *type.element, good.toObject().value(u"key"_s), path + u".key"_s,
                       true, [&put](const QJsonValue &value) {
                           return put(QJsonObject{{u"key"_s, value}});
                       });
            break;
        }
    }

    template <class Add> void breakText(const Field &field, bool isElement, const Add &add)
    {
        add("of another type", 7);
        const bool limited = field.isLimited() && !isElement;
        if (limited && field.low > 0)
            add("too short", QString(field.low - 1, u'a'));
        if (limited && field.high < longest)
            add("too long", QString(field.high + 1, u'a'));
        if (const auto bad = field.pattern ? badText(field, isElement) : std::nullopt)
            add("off its pattern", *bad);
    }

    void breakList(const Field &field, const ValueType &type, const QJsonArray &good,
                   const QString &path, bool limited, const Put &put)
    {
        const QJsonValue element = good.first();
        const auto addSize = [&](const char *rule, qint64 size) {
            QJsonArray list;
            for (qint64 i = 0; i < size; ++i)
                list.append(element);
            m_found(path + u' ' + QString::fromLatin1(rule), field, put(list));
        };
        if (limited && field.low > 0)
            addSize("too few", field.low - 1);
        if (limited && field.high < longest)
            addSize("too many", field.high + 1);
        breakValue(field, *type.element, element, path + u"[0]"_s, true,
                   [&](const QJsonValue &value) {
                       QJsonArray list = good;
                       list.replace(0, value);
                       return put(list);
                   });
    }

    Found m_found;
};

QByteArray textOf(const QJsonValue &value)
{
    if (value.isArray())
        return textOf(value.toArray().first());
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    return value.isDouble() ? QByteArray::number(qint64(value.toDouble()))
                            : value.toString().toUtf8();
}

QByteArray queryOf(const QJsonObject &members)
{
    QByteArrayList parts;
    for (auto it = members.begin(); it != members.end(); ++it)
        parts += it.key().toUtf8() + '=' + textOf(it.value()).toPercentEncoding();
    return parts.join('&');
}

/// A value in the form of the query protocol: "PolicyArns.member.1.arn=...".
void addForm(const QByteArray &name, const QJsonValue &value, QByteArrayList &parts)
{
    if (value.isObject()) {
        const QJsonObject members = value.toObject();
        for (auto it = members.begin(); it != members.end(); ++it)
            addForm(name + '.' + it.key().toUtf8(), it.value(), parts);
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (qsizetype i = 0; i < list.size(); ++i)
            addForm(name + ".member." + QByteArray::number(i + 1), list[i], parts);
    } else {
        parts += name + '=' + textOf(value).toPercentEncoding();
    }
}

HttpRequest requestOf(const Operation &operation, const QJsonObject &body, const QJsonObject &query)
{
    const Service &service = *operation.service;
    HttpRequest http;
    http.method = operation.method;
    if (service.protocol == Service::Protocol::Query) {
        http.rawPath = "/";
        http.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
        QByteArrayList parts{"Action=" + QByteArray(operation.name),
                             QByteArray("Version=") + service.version};
        for (auto it = body.begin(); it != body.end(); ++it)
            addForm(it.key().toUtf8(), it.value(), parts);
        http.body = parts.join('&');
        return http;
    }
    const QByteArray path(operation.path);
    const qsizetype question = path.indexOf('?');
    http.rawPath = question < 0 ? path : path.left(question);
    const QJsonObject names = goodRecord(operation.request(), Place::Path);
    for (auto it = names.begin(); it != names.end(); ++it)
        http.rawPath.replace('{' + it.key().toUtf8() + '}', textOf(it.value()).toPercentEncoding());
    http.rawQuery = question < 0 ? QByteArray() : path.mid(question + 1);
    if (!query.isEmpty())
        http.rawQuery += (http.rawQuery.isEmpty() ? "" : "&") + queryOf(query);
    http.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    if (service.protocol == Service::Protocol::AwsJson) {
        http.headers.emplaceBack("Content-Type", "application/x-amz-json-1.1");
        http.headers.emplaceBack("X-Amz-Target", QByteArray(service.targetPrefix) + operation.name);
    } else {
        http.headers.emplaceBack("Accept", "application/json");
        if (http.method == "GET" || http.method == "DELETE")
            http.body.clear();
    }
    return http;
}

/// Whether a member that travels as text can have another type: any text is a text.
bool travelsAsText(const Operation &operation, Place place)
{
    return place != Place::Body || operation.service->protocol == Service::Protocol::Query;
}

} // namespace

HttpRequest wholeRequest(const Operation &operation)
{
    return requestOf(operation, goodRecord(operation.request(), Place::Body),
                     goodRecord(operation.request(), Place::Query));
}

QList<BrokenRequest> brokenRequests(const Operation &operation)
{
    const Type &type = operation.request();
    const QJsonObject body = goodRecord(type, Place::Body);
    const QJsonObject query = goodRecord(type, Place::Query);
    QList<BrokenRequest> all;
    for (const Place place : {Place::Body, Place::Query}) {
        Breaker breaker(
            [&](const QString &constraint, const Field &field, const QJsonObject &whole) {
                if (travelsAsText(operation, place) && constraint.endsWith(u"type")
                    && field.type->kind != Kind::Integer)
                    return;
                all.append({constraint, QByteArray(field.wireName),
                            place == Place::Body ? requestOf(operation, whole, query)
                                                 : requestOf(operation, body, whole)});
            });
        breaker.breakRecord(type, place, place == Place::Body ? body : query, {},
                            [](const QJsonValue &value) { return value.toObject(); });
    }
    return all;
}

} // namespace lc
