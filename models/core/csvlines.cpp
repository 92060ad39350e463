// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvlines.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

class CellReader {
public:
    explicit CellReader(const QString &text) : m_text(text) { }

    Result<QList<CsvLine>, CsvFault> read()
    {
        take(QChar(QChar::ByteOrderMark));
        QList<CsvLine> lines;
        while (m_at < m_text.size()) {
            CsvLine line{m_number, {}};
            do {
                if (!readCell())
                    return unexpected(CsvFault{CsvFault::Kind::OpenQuote, line.number});
                line.cells.append(m_cell);
            } while (take(u','));
            if (!endLine())
                return unexpected(CsvFault{CsvFault::Kind::TextAfterQuote, line.number});
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

    static bool endsCell(QChar c) { return c == u',' || c == u'\r' || c == u'\n'; }

    /// False when the text ends inside quotes.
    bool readCell()
    {
        m_cell.clear();
        if (!take(u'"')) {
            const qsizetype start = m_at;
            while (m_at < m_text.size() && !endsCell(m_text[m_at]))
                ++m_at;
            m_cell = m_text.mid(start, m_at - start).trimmed();
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

bool needsQuotes(const QString &cell)
{
    const bool hasSpecial = std::any_of(cell.begin(), cell.end(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\r' || c == u'\n';
    });
    return hasSpecial || cell != cell.trimmed();
}

} // namespace

Result<QList<CsvLine>, CsvFault> csvLines(const QString &text)
{
    return CellReader(text).read();
}

QString csvLine(const QStringList &cells)
{
    QStringList written;
    for (QString cell : cells) {
        if (needsQuotes(cell))
            cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
        written.append(cell);
    }
    return written.join(u',') + u'\n';
}

} // namespace lc
