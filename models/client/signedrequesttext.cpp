// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/signedrequesttext.h"

#include "aws/requestbuilder.h"
#include "client/callastext.h"
#include "core/json.h"

#include <QRegularExpression>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// What travels, as text; the body is empty where there is none.
struct Sent {
    QString method;
    QString url;
    QString body;

    Sent(const Operation &operation, const void *request, const CallTarget &target)
        : method(QString::fromLatin1(operation.method))
    {
        if (const auto built = buildRequest(operation, request)) {
            url = target.endpoint + QString::fromUtf8(built->path);
            if (!built->query.isEmpty())
                url += u'?' + QString::fromUtf8(built->query);
            body = QString::fromUtf8(built->body);
        }
    }
};

QString quoted(const QString &value)
{
    return QString::fromUtf8(toJsonString(value));
}

QString signingName(const Operation &operation)
{
    return QString::fromLatin1(operation.service->signingName);
}

} // namespace

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString signedRequestAsCommand(const Operation &operation, const void *request,
                               const CallTarget &target)
{
    const Sent sent(operation, request, target);
    QString command;
    for (const auto &[name, value] : target.environment)
        command += u"export "_s + name + u'=' + shellQuoted(value) + u'\n';
    const auto keyOf = [&](const QString &setting) {
        return u"$(aws configure get %1 --profile %2)"_s.arg(setting, shellQuoted(target.profile));
    };
    QStringList words{
        u"curl --silent --show-error --fail-with-body"_s,
        u"--aws-sigv4 "_s
            + shellQuoted(u"aws:amz:%1:%2"_s.arg(target.region, signingName(operation))),
        u"--user \"%1:%2\""_s.arg(keyOf(u"aws_access_key_id"_s),
                                  keyOf(u"aws_secret_access_key"_s))};
    if (!sent.body.isEmpty())
        words.append(u"--json "_s + shellQuoted(sent.body));
    if (sent.method != u"GET" && (sent.method != u"POST" || sent.body.isEmpty()))
        words.append(u"--request "_s + sent.method);
    words.append(shellQuoted(sent.url));
    return command + words.join(u" \\\n  "_s);
}

QString signedRequestAsPython(const Operation &operation, const void *request,
                              const CallTarget &target)
{
    const Sent sent(operation, request, target);
    QString program;
    if (!target.environment.isEmpty())
        program += u"import os\n\n"_s;
    program += u"import boto3\n"
               "from botocore.auth import SigV4Auth\n"
               "from botocore.awsrequest import AWSRequest\n"
               "from botocore.httpsession import URLLib3Session\n\n"_s;
    for (const auto &[name, value] : target.environment)
        program += u"os.environ[%1] = %2\n"_s.arg(quoted(name), quoted(value));
    program += u"session = boto3.Session(profile_name=%1)\n"_s.arg(quoted(target.profile));
    QStringList arguments{u"method="_s + quoted(sent.method), u"url="_s + quoted(sent.url)};
    if (!sent.body.isEmpty())
        arguments +=
            {u"data="_s + quoted(sent.body), u"headers={\"Content-Type\": \"application/json\"}"_s};
    program += u"request = AWSRequest(\n    "_s + arguments.join(u",\n    "_s) + u",\n)\n"_s;
    return program
        + u"SigV4Auth(session.get_credentials(), %1, %2).add_auth(request)\n"
          "print(URLLib3Session().send(request.prepare()).text)\n"_s.arg(
              quoted(signingName(operation)), quoted(target.region));
}

} // namespace lc
