// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aws/answerreader.h"

#include "aws/errors.h"
#include "core/json.h"
#include "core/repeatednames.h"

#include <QXmlStreamReader>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

void readElement(QXmlStreamReader &xml, const ValueType &type, void *member);

void readMembers(QXmlStreamReader &xml, const Type &type, void *object)
{
    while (xml.readNextStartElement()) {
        if (const Field *row = type.find(xml.name().toUtf8().toStdString()))
            readElement(xml, *row->type, row->in(object));
        else
            xml.skipCurrentElement();
    }
}

void readElement(QXmlStreamReader &xml, const ValueType &type, void *member)
{
    if (type.kind == Kind::Record) {
        readMembers(xml, type.record(), type.engage(member));
        return;
    }
    if (type.kind == Kind::List) {
        void *list = type.engage(member);
        while (xml.readNextStartElement())
            readElement(xml, *type.element, type.append(list));
        return;
    }
    if (type.kind == Kind::Map) {
        xml.skipCurrentElement();
        return;
    }
    const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
    void *value = type.engage(member);
    bool isNumber = true;
    if (type.kind == Kind::Text)
        *static_cast<QString *>(value) = text;
    else if (type.kind == Kind::Choice)
        static_cast<OpenChoice *>(value)->text = text;
    else if (type.kind == Kind::Date)
        static_cast<DateText *>(value)->text = text;
    else if (type.kind == Kind::Boolean)
        *static_cast<bool *>(value) = text == "true"_L1;
    else if (type.kind == Kind::Integer)
        *static_cast<qint64 *>(value) = text.toLongLong(&isNumber);
    else if (type.kind == Kind::Real)
        *static_cast<double *>(value) = text.toDouble(&isNumber);
    else if (const auto instant = DateText(text).instant())
        *static_cast<Instant *>(value) = *instant;
    else
        isNumber = false;
    if (!isNumber)
        type.reset(member);
}

} // namespace

Result<void, QString> readXml(const Type &type, void *object, const QByteArray &xml)
{
    // <XResponse><XResult>members</XResult><ResponseMetadata>...</ResponseMetadata></XResponse>
    QXmlStreamReader reader(xml);
    bool hasResult = false;
    if (reader.readNextStartElement()) {
        while (reader.readNextStartElement()) {
            if (reader.name().endsWith("Result"_L1)) {
                hasResult = true;
                readMembers(reader, type, object);
            } else {
                reader.skipCurrentElement();
            }
        }
    }
    if (reader.hasError())
        return unexpected(reader.errorString());
    if (!hasResult && !type.fields.empty())
        return unexpected(u"There is no result element."_s);
    return {};
}

Result<void, ApiError> readAnswer(const Operation &operation, const TransportReply &reply,
                                  void *response)
{
    const Type &type = operation.response();
    if (operation.service->protocol == Service::Protocol::Query) {
        const auto read = readXml(type, response, reply.body);
        if (!read)
            return unexpected(unreadableAnswer(operation, reply, read.error()));
        return {};
    }
    // Neither is parsable where something has to be said, and a change must not be read by guess.
    if (reply.body.isEmpty() && !type.fields.empty())
        return unexpected(unreadableAnswer(operation, reply, u"The answer is empty."_s));
    if (operation.changesState() && hasRepeatedNames(reply.body))
        return unexpected(
            unreadableAnswer(operation, reply, u"The answer says something twice."_s));
    const auto read = readJson(type, response, reply.body);
    if (!read) {
        const JsonError &error = read.error();
        const QString where = error.where.isEmpty() ? QString() : error.where + u": "_s;
        return unexpected(unreadableAnswer(operation, reply, where + error.what));
    }
    return {};
}

} // namespace lc
