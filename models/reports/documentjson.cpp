// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/documentjson.h"

#include "core/json.h"
#include "reports/cellform.h"

#include <QBuffer>

#include <utility>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int schemaVersion = 1;
constexpr qsizetype bufferSize = 1 << 16;

QByteArray jsonText(const std::string &utf8)
{
    return toJsonString(QString::fromStdString(utf8));
}

QByteArray jsonText(Instant time)
{
    return toJsonString(toIsoText(time));
}

/// Members in the order they were added.
class JsonObject {
public:
    JsonObject &add(const char *name, const QByteArray &json)
    {
        m_members += (m_members.isEmpty() ? "\"" : ",\"") + QByteArray(name) + "\":" + json;
        return *this;
    }
    JsonObject &add(const char *name, const QString &text) { return add(name, toJsonString(text)); }
    QByteArray take() { return '{' + m_members + '}'; }

private:
    QByteArray m_members;
};

template <class List, class ToJson> QByteArray array(const List &list, ToJson toJson)
{
    QByteArray items;
    for (const auto &item : list)
        items += (items.isEmpty() ? "" : ",") + toJson(item);
    return '[' + items + ']';
}

QByteArray fromText(const QString &text)
{
    return toJsonString(text);
}

/// JSON has no leading zeros.
bool isJsonNumber(std::string_view text)
{
    const size_t start = text.starts_with('-') ? 1 : 0;
    const bool isPadded = text.size() > start + 1 && text[start] == '0' && text[start + 1] != '.';
    return isPlainNumber(text) && !isPadded;
}

/// An exact number: as a number where JSON can say it, else as text.
QByteArray fromQuantity(const Quantity &quantity)
{
    const std::string text = quantity.toText().toStdString();
    return isJsonNumber(text) ? QByteArray::fromStdString(text) : jsonText(text);
}

QByteArray fromCell(const TableCell &cell)
{
    switch (cell.kind) {
    case TableCell::Kind::Empty:
        return "null";
    case TableCell::Kind::Number:
        if (isJsonNumber(cell.text))
            return QByteArray::fromStdString(cell.text);
        break;
    case TableCell::Kind::Percent: {
        const std::string text = percentText(cell.ratio);
        return text.empty() ? QByteArray("null") : QByteArray::fromStdString(text);
    }
    default:
        break;
    }
    std::string text;
    appendPlainText(text, cell);
    return jsonText(text);
}

QByteArray fromBucket(const Bucket &bucket)
{
    return JsonObject()
        .add("first", jsonText(bucket.first))
        .add("last", jsonText(bucket.last))
        .add("minimum", fromQuantity(bucket.minimum))
        .add("maximum", fromQuantity(bucket.maximum))
        .add("final", fromQuantity(bucket.final))
        .add("samples", QByteArray::number(bucket.count))
        .add("gapBefore", QByteArray(bucket.gapBefore ? "true" : "false"))
        .take();
}

QByteArray fromLine(const ReportLine &line)
{
    static constexpr const char *roles[] = {"\"consumed\"", "\"capacity\"", "\"remaining\""};
    return JsonObject()
        .add("name", line.name)
        .add("role", QByteArray(roles[int(line.role)]))
        .add("points", array(line.points, fromBucket))
        .take();
}

QByteArray fromForecast(const ForecastBandPoint &point)
{
    const auto number = [](double value) { return QByteArray::number(value, 'g', 12); };
    return JsonObject()
        .add("time", jsonText(point.time))
        .add("low", number(point.low))
        .add("middle", number(point.middle))
        .add("high", number(point.high))
        .take();
}

QByteArray fromChart(const ReportChart &chart)
{
    return JsonObject()
        .add("title", chart.title)
        .add("unit", chart.unit)
        .add("from", jsonText(chart.from))
        .add("to", jsonText(chart.to))
        .add("lines", array(chart.lines, fromLine))
        .add("marks",
             array(chart.marks,
                   [](const ReportMark &mark) {
                       return JsonObject()
                           .add("time", jsonText(mark.time))
                           .add("text", mark.text)
                           .take();
                   }))
        .add("forecast", array(chart.forecast, fromForecast))
        .add("notes", array(chart.notes, fromText))
        .take();
}

QByteArray fromMeta(const Document::MetaLine &line)
{
    return JsonObject().add("label", line.label).add("value", line.value).take();
}

/// Rows are written as they are read: a file may have more of them than memory holds.
class JsonOutput {
public:
    JsonOutput(QIODevice &device, ExportControl &control) : m_device(device), m_control(control) { }

    Result<void, ExportError> write(const Document &document)
    {
        QByteArray head = JsonObject()
                              .add("schemaVersion", QByteArray::number(schemaVersion))
                              .add("title", document.title)
                              .add("meta", array(document.meta, fromMeta))
                              .add("footer", document.footer)
                              .add("missing", array(document.missing, fromText))
                              .take();
        head.chop(1);
        m_buffer = head + ",\"sections\":[";
        bool isFirst = true;
        for (const ReportSection &section : document.sections) {
            m_buffer += std::exchange(isFirst, false) ? "" : ",";
            if (const auto outcome = writeSection(section); !outcome)
                return outcome;
        }
        m_buffer += "]}\n";
        return flush(0);
    }

private:
    Result<void, ExportError> writeSection(const ReportSection &section)
    {
        QByteArray head = JsonObject()
                              .add("title", section.title)
                              .add("notes", array(section.notes, fromText))
                              .add("charts", array(section.charts, fromChart))
                              .take();
        head.chop(1);
        m_buffer += head + ",\"tables\":[";
        bool isFirst = true;
        for (const ReportTable &table : section.tables) {
            m_buffer += std::exchange(isFirst, false) ? "" : ",";
            if (const auto outcome = writeTable(table); !outcome)
                return outcome;
        }
        m_buffer += "]}";
        return {};
    }

    Result<void, ExportError> writeTable(const ReportTable &table)
    {
        QByteArray head =
            JsonObject()
                .add("title", table.title)
                .add("columns",
                     array(table.rows->columns(),
                           [](const TableColumn &column) { return fromText(column.title); }))
                .take();
        head.chop(1);
        m_buffer += head + ",\"rows\":[";
        m_control.addTotal(table.rows->rowCount());
        std::vector<TableCell> cells(table.rows->columns().size());
        for (qint64 row = 0; row < table.rows->rowCount(); ++row) {
            if (m_control.isCancelled())
                return unexpected(ExportError{ExportError::Kind::Cancelled, {}});
            table.rows->readRow(row, cells);
            m_buffer += row == 0 ? "" : ",";
            m_buffer += array(cells, fromCell);
            m_control.setDone(++m_done);
            if (const auto outcome = flush(bufferSize); !outcome)
                return outcome;
        }
        m_buffer += "]}";
        return {};
    }

    Result<void, ExportError> flush(qsizetype atLeast)
    {
        if (m_buffer.size() < atLeast)
            return {};
        if (m_device.write(m_buffer) != m_buffer.size())
            return unexpected(ExportError{ExportError::Kind::CannotWrite, m_device.errorString()});
        m_buffer.clear();
        return {};
    }

    QIODevice &m_device;
    ExportControl &m_control;
    QByteArray m_buffer;
    qint64 m_done = 0;
};

} // namespace

Result<void, ExportError> writeJson(QIODevice &out, const Document &document,
                                    ExportControl &control)
{
    return JsonOutput(out, control).write(document);
}

QByteArray toJson(const Document &document)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ExportControl control;
    (void)writeJson(buffer, document, control);
    return buffer.data();
}

} // namespace lc
