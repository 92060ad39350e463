// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/callastext.h"

#include "api/control/control.h"
#include "client/callliteral.h"
#include "client/signedrequesttext.h"
#include "core/json.h"

#include <QRegularExpression>

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;
using Form = LiteralWriter::Form;
using Layout = LiteralWriter::Layout;

namespace {

QString quoted(const QString &value)
{
    return QString::fromUtf8(toJsonString(value));
}

bool isScalar(const ValueType &type)
{
    return type.kind != Kind::Record && type.kind != Kind::List && type.kind != Kind::Map;
}

/// A scalar as the command line takes it: text without quotes.
QString bareText(const ValueType &type, const void *value)
{
    switch (type.kind) {
    case Kind::Text:
        return *static_cast<const QString *>(value);
    case Kind::Choice:
        return static_cast<const OpenChoice *>(value)->text;
    case Kind::Date:
        return static_cast<const DateText *>(value)->text;
    case Kind::Timestamp:
        return toIsoText(*static_cast<const Instant *>(value));
    case Kind::Integer:
        return QString::number(*static_cast<const qint64 *>(value));
    case Kind::Real:
        return numberText(*static_cast<const double *>(value));
    default:
        return {};
    }
}

/// A member that the AWS CLI calls otherwise: --version is its own.
struct OptionName {
    std::string_view operation;
    std::string_view member;
    const char *option;
};
constexpr OptionName optionNames[] = {{"GetLicense", "Version", "license-version"},
                                      {"GetGrant", "Version", "grant-version"},
                                      {"DeleteGrant", "Version", "grant-version"}};

QString optionOf(const Operation &operation, const Field &row)
{
    for (const OptionName &each : optionNames) {
        if (each.operation == operation.name && each.member == row.wireName)
            return u"--"_s + QLatin1StringView(each.option);
    }
    return u"--"_s + separatedName(modelNameOf(row), u'-');
}

/// Whether the AWS CLI takes a text as it stands: it reads what looks like an option or like the
/// address of a file as one, and no argument holds a zero.
bool isLiteral(const QString &text)
{
    static const QRegularExpression address(u"^(file|fileb|http|https)://"_s);
    return !text.startsWith(u'-') && !text.contains(QChar(0)) && !address.match(text).hasMatch();
}

/// A list of words that need no quotes.
bool isPlainList(const ValueType &type, const void *list)
{
    static const QRegularExpression word(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    for (qsizetype i = 0; i < type.size(list); ++i) {
        const QString text = bareText(*type.element, type.at(list, i));
        if (!isLiteral(text) || !word.match(text).hasMatch())
            return false;
    }
    return type.size(list) > 0;
}

/// Nothing when only the JSON of a whole request can say it.
std::optional<QString> commandOption(const Operation &operation, const Field &row,
                                     const void *value)
{
    const QString name = optionOf(operation, row);
    if (row.place == Place::Payload)
        return name + u' ' + shellQuoted(u"fileb://"_s + placeholderOf(row));
    if (row.is(Sensitive))
        return name + u' ' + shellQuoted(placeholderOf(row));
    const ValueType &type = *row.type;
    if (type.kind == Kind::Boolean)
        return *static_cast<const bool *>(value) ? name : u"--no-"_s + name.mid(2);
    if (type.kind == Kind::List && isScalar(*type.element) && isPlainList(type, value)) {
        QString option = name;
        for (qsizetype i = 0; i < type.size(value); ++i)
            option += u' ' + bareText(*type.element, type.at(value, i));
        return option;
    }
    if (!isScalar(type))
        return name + u' '
            + shellQuoted(LiteralWriter(Form::Json, Layout::OneLine).value(row, value));
    const QString text = bareText(type, value);
    return isLiteral(text) ? std::optional(name + u' ' + shellQuoted(text)) : std::nullopt;
}

} // namespace

QString separatedName(const QString &name, QChar separator)
{
    // The rules of botocore's xform_name.
    static const QRegularExpression plural(u"[A-Z]{2,}s$"_s);
    static const QRegularExpression word(u"(.)([A-Z][a-z]+)"_s);
    static const QRegularExpression capital(u"([a-z0-9])([A-Z])"_s);
    QString text = name;
    if (const auto match = plural.match(name); match.hasMatch())
        text = name.left(match.capturedStart()) + separator + match.captured().toLower();
    const QString apart = u"\\1"_s + separator + u"\\2"_s;
    return text.replace(word, apart).replace(capital, apart).toLower();
}

QString callAsCommand(const Operation &operation, const void *request, const CallTarget &target)
{
    if (operation.service == &control::service)
        return signedRequestAsCommand(operation, request, target);
    QStringList words;
    for (const auto &[name, value] : target.environment)
        words.append(name + u'=' + shellQuoted(value));
    words.append(u"aws "_s + QLatin1StringView(operation.service->cliName) + u' '
                 + separatedName(QString::fromLatin1(operation.name), u'-'));
    QStringList awkward;
    forEachMember(operation.request(), request, [&](const Field &row, const void *value) {
        if (const auto option = commandOption(operation, row, value))
            words.append(*option);
        else
            awkward.append(quoted(modelNameOf(row)) + u": "_s
                           + LiteralWriter(Form::Json, Layout::OneLine).value(row, value));
    });
    if (!awkward.isEmpty())
        words.append(u"--cli-input-json "_s + shellQuoted(u'{' + awkward.join(u", "_s) + u'}'));
    if (!operation.isSigned)
        words.append(u"--no-sign-request"_s);
    if (!target.profile.isEmpty())
        words.append(u"--profile "_s + shellQuoted(target.profile));
    if (!target.region.isEmpty())
        words.append(u"--region "_s + shellQuoted(target.region));
    if (!target.endpoint.isEmpty())
        words.append(u"--endpoint-url "_s + shellQuoted(target.endpoint));
    return words.join(u" \\\n  "_s);
}

QString callAsPython(const Operation &operation, const void *request, const CallTarget &target)
{
    if (operation.service == &control::service)
        return signedRequestAsPython(operation, request, target);
    QString session = u"boto3"_s;
    if (!target.profile.isEmpty())
        session = u"boto3.Session(profile_name=%1)"_s.arg(quoted(target.profile));
    QStringList arguments{quoted(QString::fromLatin1(operation.service->cliName))};
    if (!target.region.isEmpty())
        arguments.append(u"region_name="_s + quoted(target.region));
    if (!target.endpoint.isEmpty())
        arguments.append(u"endpoint_url="_s + quoted(target.endpoint));
    QString program =
        target.environment.isEmpty() ? u"import boto3\n"_s : u"import os\n\nimport boto3\n"_s;
    if (!operation.isSigned) {
        program += u"from botocore import UNSIGNED\nfrom botocore.config import Config\n"_s;
        arguments.append(u"config=Config(signature_version=UNSIGNED)"_s);
    }
    program += u'\n';
    for (const auto &[name, value] : target.environment)
        program += u"os.environ[%1] = %2\n"_s.arg(quoted(name), quoted(value));
    program += u"client = "_s + session + u".client("_s + arguments.join(u", "_s)
        + u")\nresponse = client."_s + separatedName(QString::fromLatin1(operation.name), u'_')
        + u'(';
    bool hasMembers = false;
    forEachMember(operation.request(), request, [&](const Field &row, const void *value) {
        hasMembers = true;
        program += u"\n    "_s + modelNameOf(row) + u'='
            + LiteralWriter(Form::Python, Layout::OneLine).value(row, value) + u',';
    });
    return program + (hasMembers ? u"\n)\n"_s : u")\n"_s);
}

QString callAsJson(const Operation &operation, const void *request)
{
    return LiteralWriter(Form::Json, Layout::Indented).record(operation.request(), request);
}

} // namespace lc
