// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflows/keyimportfile.h"

#include "core/csvlines.h"
#include "workflows/gatewaychecks.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

enum Column { NameColumn, KeyColumn, DescriptionColumn, EnabledColumn, PlansColumn };
constexpr std::array<QLatin1StringView, 5> columnNames{"Name"_L1, "Key"_L1, "Description"_L1,
                                                       "Enabled"_L1, "UsagePlanIds"_L1};
using Places = std::array<qsizetype, columnNames.size()>;

constexpr qsizetype mostBytes = 16 * 1024 * 1024;
constexpr int longestText = 1024;

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\n' && c != u'\r' && c != u'\t';
    });
}

class KeyFileReader {
    Q_DECLARE_TR_FUNCTIONS(KeyFileReader)

public:
    KeyImportFile read(const QByteArray &bytes)
    {
        if (bytes.size() > mostBytes)
            return refused(
                tr("The file is larger than %1.").arg(QLocale().formattedDataSize(mostBytes)));
        const QString text = decoded(bytes);
        if (!m_file.problem.isEmpty())
            return m_file;
        const auto lines = csvLines(text);
        if (!lines)
            return refused(wordsOf(lines.error()));
        if (lines->isEmpty())
            return refused(tr("The file is empty."));
        if (!findColumns(lines->first().cells))
            return m_file;
        for (const CsvLine &line : lines->mid(1))
            add(line, lines->first().cells.size());
        if (m_file.rows.isEmpty())
            return refused(tr("The file has no keys after its first line."));
        return m_file;
    }

    static QString unknownPlan(const QString &ids)
    {
        return tr("There is no usage plan %1 here.").arg(ids);
    }
    static QString overwrites(const QString &name, const QString &id)
    {
        return tr("Takes the place of what %1 (%2) says.").arg(name, id);
    }
    static QString masked(const QString &value)
    {
        return QString(8, QChar(0x2022)) + u' ' + tr("%n character(s)", nullptr, int(value.size()));
    }

private:
    KeyImportFile refused(const QString &problem)
    {
        m_file.rows.clear();
        m_file.notes.clear(); // without a header, values would stand in them
        m_file.problem = problem;
        return m_file;
    }

    QString decoded(const QByteArray &bytes)
    {
        const auto marked = QStringConverter::encodingForData(bytes);
        QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
        const QString text = decoder(bytes);
        if (decoder.hasError())
            refused(
                tr("The file is no text in UTF-8. Save it as CSV UTF-8, then choose it again."));
        return text;
    }

    static QString wordsOf(const CsvFault &fault)
    {
        return fault.kind == CsvFault::Kind::OpenQuote
            ? tr("Line %1: a value in quotes has no end.").arg(fault.line)
            : tr("Line %1: text follows a value in quotes.").arg(fault.line);
    }

    bool findColumns(const QStringList &header)
    {
        m_places.fill(-1);
        for (qsizetype i = 0; i < header.size(); ++i) {
            const auto known =
                std::find_if(columnNames.begin(), columnNames.end(), [&](QLatin1StringView name) {
                    return name.compare(header[i].trimmed(), Qt::CaseInsensitive) == 0;
                });
            if (known == columnNames.end()) {
                m_file.notes.append(tr("Column %1 is not used.").arg(header[i]));
                continue;
            }
            qsizetype &place = m_places[size_t(known - columnNames.begin())];
            if (place >= 0) {
                refused(tr("Column %1 is there twice.").arg(header[i]));
                return false;
            }
            place = i;
        }
        if (m_places[NameColumn] < 0 || m_places[KeyColumn] < 0) {
            refused(tr("The first line must name the columns Name and Key."));
            return false;
        }
        m_file.hasDescriptions = m_places[DescriptionColumn] >= 0;
        m_file.hasEnabled = m_places[EnabledColumn] >= 0;
        m_file.hasPlans = m_places[PlansColumn] >= 0;
        return true;
    }

    void add(const CsvLine &line, qsizetype columns)
    {
        const auto cell = [&](Column column) {
            return m_places[column] < 0 ? QString() : line.cells.value(m_places[column]);
        };
        KeyImportRow row;
        row.line = line.number;
        row.name = cell(NameColumn);
        row.value = cell(KeyColumn);
        if (m_file.hasDescriptions)
            row.description = cell(DescriptionColumn);
        const QString enabled = cell(EnabledColumn).trimmed().toLower();
        if (!enabled.isEmpty())
            row.enabled = enabled == u"true"_s;
        for (const QString &id : cell(PlansColumn).split(u',', Qt::SkipEmptyParts)) {
            if (!id.trimmed().isEmpty() && !row.planIds.contains(id.trimmed()))
                row.planIds.append(id.trimmed());
        }
        if (line.cells.size() > columns)
            mark(row, KeyImportState::Unusable, tr("It has more values than there are columns."));
        else if (!enabled.isEmpty() && enabled != u"true" && enabled != u"false")
            mark(row, KeyImportState::Unusable, tr("Enabled is neither true nor false."));
        else
            judgeTexts(row);
        const auto first = m_values.constFind(row.value);
        if (row.isSent() && first != m_values.cend())
            mark(row, KeyImportState::Duplicate,
                 tr("Line %1 has the same value.").arg(first.value()));
        else if (row.isSent())
            m_values.insert(row.value, row.line);
        m_file.rows.append(row);
    }

    static void judgeTexts(KeyImportRow &row)
    {
        const QString description = row.description.value_or(QString());
        const QString value = keyValueProblem(row.value);
        if (row.name.trimmed().isEmpty())
            mark(row, KeyImportState::Unusable, tr("The name is missing."));
        else if (hasControls(row.name) || hasControls(description))
            mark(row, KeyImportState::Unusable, tr("It has characters that no text has."));
        else if (row.name.size() > longestText || description.size() > longestText)
            mark(row, KeyImportState::Unusable,
                 tr("A name and a description have at most %1 characters.")
                     .arg(QLocale().toString(longestText)));
        else if (!value.isEmpty())
            mark(row, KeyImportState::WrongValue, value);
    }

    static void mark(KeyImportRow &row, KeyImportState state, const QString &note)
    {
        row.state = state;
        row.note = note;
    }

    KeyImportFile m_file;
    Places m_places{};
    QHash<QString, int> m_values; ///< the line where each stands first
};

} // namespace

qsizetype KeyImportFile::sentCount() const
{
    return std::count_if(rows.begin(), rows.end(),
                         [](const KeyImportRow &row) { return row.isSent(); });
}

QByteArray valueHash(const QString &value)
{
    return QCryptographicHash::hash(value.toUtf8(), QCryptographicHash::Sha256);
}

KeyImportFile readKeyFile(const QByteArray &bytes)
{
    return KeyFileReader().read(bytes);
}

void judge(KeyImportFile &file, const KeyImportFacts &facts)
{
    for (KeyImportRow &row : file.rows) {
        const bool isJudgedAnew = row.isSent() || row.state == KeyImportState::UnknownPlan;
        if (!isJudgedAnew)
            continue;
        row.state = KeyImportState::New;
        row.note.clear();
        QStringList unknown;
        for (const QString &id : std::as_const(row.planIds)) {
            if (!facts.planIds.contains(id))
                unknown.append(id);
        }
        if (!unknown.isEmpty()) {
            row.state = KeyImportState::UnknownPlan;
            row.note = KeyFileReader::unknownPlan(unknown.join(u", "_s));
            continue;
        }
        const auto known = facts.keys.constFind(valueHash(row.value));
        if (known == facts.keys.cend())
            continue;
        row.state = KeyImportState::Overwrites;
        row.note = KeyFileReader::overwrites(known->name, known->id);
    }
}

QString writeKeyFile(KeyImportFile &file)
{
    QStringList header{columnNames[NameColumn], columnNames[KeyColumn]};
    if (file.hasDescriptions)
        header.append(columnNames[DescriptionColumn]);
    if (file.hasEnabled)
        header.append(columnNames[EnabledColumn]);
    if (file.hasPlans)
        header.append(columnNames[PlansColumn]);
    QString text = csvLine(header);
    int number = 2;
    for (KeyImportRow &row : file.rows) {
        row.sentLine = 0;
        if (!row.isSent())
            continue;
        QStringList cells{row.name, row.value};
        if (file.hasDescriptions)
            cells.append(row.description.value_or(QString()));
        if (file.hasEnabled)
            cells.append(row.enabled ? (*row.enabled ? u"true"_s : u"false"_s) : QString());
        if (file.hasPlans)
            cells.append(row.planIds.join(u','));
        const QString line = csvLine(cells);
        row.sentLine = number;
        number += int(line.count(u'\n'));
        text += line;
    }
    return text;
}

int lineOfWarning(const QString &warning)
{
    static const QRegularExpression form(u"\\b(?:line|row)\\s+(\\d+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(warning).captured(1).toInt();
}

KeyImportLine lineOf(const KeyImportRow &row)
{
    KeyImportLine line;
    line.line = row.line;
    line.name = row.name;
    line.value = KeyFileReader::masked(row.value);
    line.state = row.state;
    if (!row.note.isEmpty())
        line.note = row.note;
    if (!row.planIds.isEmpty())
        line.plans = row.planIds.join(u", "_s);
    line.enabled = row.enabled;
    line.description = row.description;
    return line;
}

} // namespace lc
