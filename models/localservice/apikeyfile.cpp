// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/apikeyfile.h"

#include "core/csvlines.h"

#include <algorithm>
#include <array>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Key, Description, Enabled, UsagePlanIds };
constexpr std::array<QLatin1StringView, 5> columnNames{"name"_L1, "key"_L1, "description"_L1,
                                                       "enabled"_L1, "usageplanids"_L1};
using Places = std::array<qsizetype, columnNames.size()>;

Result<Places, QString> placesOf(const QStringList &header, QStringList &warnings)
{
    Places places;
    places.fill(-1);
    for (qsizetype i = 0; i < header.size(); ++i) {
        const auto known = std::find(columnNames.begin(), columnNames.end(), header[i].toLower());
        if (known == columnNames.end()) {
            warnings.append(u"Column '%1' is not known and was ignored"_s.arg(header[i]));
            continue;
        }
        qsizetype &place = places[size_t(known - columnNames.begin())];
        if (place >= 0)
            return unexpected(u"Column '%1' is given twice"_s.arg(header[i]));
        place = i;
    }
    if (places[Name] < 0 || places[Key] < 0)
        return unexpected(u"The first line must name the columns 'Name' and 'Key'"_s);
    return places;
}

ApiKeyLine keyOf(const CsvLine &line, const Places &places, QStringList &warnings)
{
    const auto cell = [&](Column column) {
        const qsizetype place = places[column];
        return place < 0 ? QString() : line.cells.value(place);
    };
    ApiKeyLine key{line.number, cell(Name), cell(Key), {}, true, {}};
    if (places[Description] >= 0)
        key.description = cell(Description);
    const QString enabled = cell(Enabled).toLower();
    if (places[Enabled] >= 0 && !enabled.isEmpty()) {
        key.enabled = enabled == u"true"_s;
        if (!key.enabled && enabled != u"false"_s)
            warnings.append(
                u"Line %1: '%2' is neither true nor false; the key was imported disabled"_s.arg(
                    QString::number(line.number), cell(Enabled)));
    }
    for (const QString &id : cell(UsagePlanIds).split(u',', Qt::SkipEmptyParts)) {
        if (!key.usagePlanIds.contains(id.trimmed()))
            key.usagePlanIds.append(id.trimmed());
    }
    return key;
}

QString wordsOf(const CsvFault &fault)
{
    return fault.kind == CsvFault::Kind::OpenQuote
        ? u"Line %1: a quoted value has no end"_s.arg(fault.line)
        : u"Line %1: text follows a quoted value"_s.arg(fault.line);
}

} // namespace

Result<ApiKeyFile, QString> readApiKeyFile(const QString &text)
{
    const auto lines = csvLines(text);
    if (!lines)
        return unexpected(wordsOf(lines.error()));
    if (lines->isEmpty())
        return unexpected(u"The file is empty"_s);
    ApiKeyFile file;
    const auto places = placesOf(lines->first().cells, file.warnings);
    if (!places)
        return unexpected(places.error());
    for (const CsvLine &line : lines->mid(1)) {
        if (line.cells.size() > lines->first().cells.size()) {
            file.warnings.append(
                u"Line %1 has more values than there are columns and was ignored"_s.arg(
                    line.number));
            continue;
        }
        file.keys.append(keyOf(line, *places, file.warnings));
    }
    return file;
}

} // namespace lc
