// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/licensetemplates.h"

#include "core/requestjson.h"

#include <QCollator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

/// A list of {"name", "license"}; the license is JSON in a text, which keeps its numbers exact.
const Setting<QString> templatesSetting{"LicenseForm/templates"};

} // namespace

QMap<QString, QByteArray> LicenseTemplates::read() const
{
    QMap<QString, QByteArray> templates;
    const auto document =
        QJsonDocument::fromJson(m_settings.value(templatesSetting).toUtf8()).array();
    for (const QJsonValue &entry : document) {
        const QString name = entry[u"name"_s].toString();
        if (!name.isEmpty())
            templates.insert(name, entry[u"license"_s].toString().toUtf8());
    }
    return templates;
}

void LicenseTemplates::write(const QMap<QString, QByteArray> &templates)
{
    QJsonArray document;
    for (auto it = templates.cbegin(); it != templates.cend(); ++it)
        document.append(
            QJsonObject{{u"name"_s, it.key()}, {u"license"_s, QString::fromUtf8(it.value())}});
    m_settings.set(templatesSetting,
                   QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact)));
}

QStringList LicenseTemplates::names() const
{
    QStringList names = read().keys();
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(names.begin(), names.end(), collator);
    return names;
}

std::optional<LicenseTemplates::Request> LicenseTemplates::find(const QString &name) const
{
    const auto templates = read();
    const auto found = templates.constFind(name);
    if (found == templates.cend())
        return std::nullopt;
    Request license;
    if (!readRequestJson(typeOf<Request>(), &license, *found))
        return std::nullopt;
    return license;
}

void LicenseTemplates::keep(const QString &name, const Request &license)
{
    Request plain = license;
    plain.clientToken.clear();
    auto templates = read();
    templates.insert(name, writeJsonWithoutSecrets(typeOf<Request>(), &plain));
    write(templates);
}

void LicenseTemplates::remove(const QString &name)
{
    auto templates = read();
    templates.remove(name);
    write(templates);
}

} // namespace lc
