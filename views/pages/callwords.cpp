// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/callwords.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// "CreateLicenseVersion" as "create-license-version" or "create_license_version".
QString spelled(const char *operation, QChar between)
{
    QString text;
    for (const char *letter = operation; *letter != '\0'; ++letter) {
        const QChar c = QLatin1Char(*letter);
        if (c.isUpper() && !text.isEmpty())
            text += between;
        text += c.toLower();
    }
    return text;
}

/// One argument for a POSIX shell.
QString quoted(QString argument)
{
    return u'\'' + argument.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

CallText callTextOf(const Operation &operation, const QByteArray &body, const QString &region)
{
    const QString service = QString::fromLatin1(operation.service->cliName);
    const QString json =
        QString::fromUtf8(QJsonDocument::fromJson(body).toJson(QJsonDocument::Indented)).trimmed();
    CallText text;
    text.cli = u"aws %1 %2 \\\n  --region %3 \\\n  --cli-input-json %4"_s.arg(
        service, spelled(operation.name, u'-'), region, quoted(json));
    text.boto3 = u"import boto3, json\n"
                 "client = boto3.client(\"%1\", region_name=\"%2\")\n"
                 "client.%3(**json.loads(%4))"_s.arg(
                     service, region, spelled(operation.name, u'_'),
                     QString::fromUtf8(toJsonString(QString::fromUtf8(body))));
    text.json = json;
    return text;
}

} // namespace lc
