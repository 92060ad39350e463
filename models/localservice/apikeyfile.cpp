// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "localservice/apikeyfile.h"

#include <algorithm>
#include <array>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

struct Line {
    int number = 0;
    QStringList cells;
};

/// Splits text into lines of cells: quotes hold commas, line ends and doubled quotes.
class CellReader {
public:
    explicit CellReader(const QString &text) : m_text(text) { }

    Result<QList<Line>, QString> read()
    {
        if (m_text.startsWith(QChar(0xFEFF)))
            ++m_at;
        QList<Line> lines;
        while (m_at < m_text.size()) {
            Line line{m_number, {}};
            do {
                if (!readCell())
                    return unexpected(u"Line %1: a quoted value has no end"_s.arg(line.number));
                line.cells.append(m_cell);
            } while (take(u','));
            if (!endLine())
                return unexpected(u"Line %1: text follows a quoted value"_s.arg(line.number));
            if (line.cells != QStringList{QString()})
                lines.append(line);
        }
        return lines;
    }

private:
    bool take(QChar c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool endLine()
    {
        const bool isReturn = take(u'\r');
        const bool isEnd = take(u'\n') || isReturn || m_at >= m_text.size();
        ++m_number;
        return isEnd;
    }

    /// False when the text ends inside quotes.
    bool readCell()
    {
        m_cell.clear();
        if (!take(u'"')) {
            while (m_at < m_text.size() && !u",\r\n"_s.contains(m_text[m_at]))
                m_cell += m_text[m_at++];
            m_cell = m_cell.trimmed();
            return true;
        }
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'"' && !take(u'"'))
                return true;
            if (c == u'\n')
                ++m_number;
            m_cell += c;
        }
        return false;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    int m_number = 1;
    QString m_cell;
};

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

ApiKeyLine keyOf(const Line &line, const Places &places, QStringList &warnings)
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

} // namespace

Result<ApiKeyFile, QString> readApiKeyFile(const QString &text)
{
    const auto lines = CellReader(text).read();
    if (!lines)
        return unexpected(lines.error());
    if (lines->isEmpty())
        return unexpected(u"The file is empty"_s);
    ApiKeyFile file;
    const auto places = placesOf(lines->first().cells, file.warnings);
    if (!places)
        return unexpected(places.error());
    for (const Line &line : lines->mid(1)) {
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
