// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers each line of JSON with one: a call as the AWS CLI, boto3 and JSON spell it, and as our
// own client would send it. {"List": true} names every operation. Otherwise Service and Operation
// name the call, Place where it goes; Request has its members by their names in the service model,
// Texts what its made-up texts are, where there is no Request.
#include "api/operations.h"
#include "aws/requestbuilder.h"
#include "client/callastext.h"
#include "client/callliteral.h"
#include "core/requestjson.h"
#include "support/samplevalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>

using namespace lc;
using namespace Qt::StringLiterals;

namespace {

/// Replaces the texts of a request, one after the other, by others, and its times by whole seconds,
/// which is all that boto3 sends.
class Texts {
public:
    explicit Texts(const QJsonArray &texts) : m_texts(texts) { }

    void into(const Type &type, void *object)
    {
        for (const Field &row : type.fields)
            into(*row.type, row.type->engage(row.in(object)), row.place);
    }

private:
    void into(const ValueType &type, void *value, Place target)
    {
        if (type.kind == Kind::Text) {
            QString text = m_texts.at(m_next++ % m_texts.size()).toString();
            // A path has no empty part.
            if (text.isEmpty() && target == Place::Path)
                text = u"-"_s;
            *static_cast<QString *>(value) = text;
        } else if (type.kind == Kind::Timestamp) {
            *static_cast<Instant *>(value) =
                std::chrono::floor<std::chrono::seconds>(*static_cast<Instant *>(value));
        } else if (type.kind == Kind::Record) {
            into(type.record(), value);
        } else if (type.kind == Kind::List && type.element->kind == Kind::Text) {
            auto *list = static_cast<QList<QString> *>(value);
            for (QString &each : *list)
                into(*type.element, &each, target);
        }
    }

    QJsonArray m_texts;
    qsizetype m_next = 0;
};

/// What the placeholders stand for.
void collectSecrets(const Type &type, const void *object, QJsonObject &secrets)
{
    forEachMember(type, object, [&](const Field &row, const void *value) {
        if (row.is(Sensitive))
            secrets.insert(placeholderOf(row), *static_cast<const QString *>(value));
        else if (row.type->kind == Kind::Record)
            collectSecrets(row.type->record(), value, secrets);
    });
}

QJsonObject byWireName(const Type &type, const QJsonObject &members)
{
    QJsonObject renamed = members;
    for (const Field &row : type.fields) {
        const QString model = modelNameOf(row);
        const QString wire = QString::fromLatin1(row.wireName);
        if (model != wire && renamed.contains(model))
            renamed.insert(wire, renamed.take(model));
    }
    return renamed;
}

CallTarget targetOf(const QJsonObject &from)
{
    CallTarget target{from.value("Region"_L1).toString(),
                      from.value("Profile"_L1).toString(),
                      from.value("Endpoint"_L1).toString(),
                      {}};
    const QJsonObject environment = from.value("Environment"_L1).toObject();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        target.environment.append({it.key(), it.value().toString()});
    return target;
}

QJsonArray everyOperation()
{
    QJsonArray names;
    for (const Operation *operation : allOperations())
        names.append(QJsonArray{QString::fromLatin1(operation->service->signingName),
                                QString::fromLatin1(operation->name)});
    return names;
}

QJsonObject answer(const QJsonObject &asked)
{
    if (asked.contains("List"_L1))
        return {{u"Operations"_s, everyOperation()}};
    const Operation *operation =
        findOperation(asked.value("Service"_L1).toString().toStdString(),
                      asked.value("Operation"_L1).toString().toStdString());
    if (!operation)
        return {{u"Problem"_s, u"no such operation"_s}};
    const Type &type = operation->request();
    const std::unique_ptr<void, void (*)(void *)> request(type.create(), type.destroy);
    if (asked.contains("Request"_L1)) {
        const QJsonObject members = byWireName(type, asked.value("Request"_L1).toObject());
        const auto read =
            readRequestJson(type, request.get(), QJsonDocument(members).toJson(), Reading::Strict);
        if (!read)
            return {{u"Problem"_s, read.error().where + u": "_s + read.error().what}};
    } else {
        fillWithSamples(type, request.get());
        Texts(asked.value("Texts"_L1).toArray()).into(type, request.get());
    }
    const auto sent = buildRequest(*operation, request.get());
    if (!sent)
        return {{u"Problem"_s, sent.error()}};
    QJsonObject secrets;
    collectSecrets(type, request.get(), secrets);
    const CallTarget target = targetOf(asked.value("Place"_L1).toObject());
    return {{u"Command"_s, callAsCommand(*operation, request.get(), target)},
            {u"Python"_s, callAsPython(*operation, request.get(), target)},
            {u"Json"_s, callAsJson(*operation, request.get())},
            {u"Secrets"_s, secrets},
            {u"Method"_s, QString::fromLatin1(operation->method)},
            {u"Path"_s, QString::fromUtf8(sent->path)},
            {u"Query"_s, QString::fromUtf8(sent->query)},
            {u"Body"_s, QString::fromLatin1(sent->body.toBase64())}};
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        const QJsonObject asked = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        std::cout << QJsonDocument(answer(asked)).toJson(QJsonDocument::Compact).toStdString()
                  << std::endl;
    }
    return 0;
}
