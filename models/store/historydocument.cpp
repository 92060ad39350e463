// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historydocument.h"

#include "core/json.h"
#include "store/storedtime.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr QLatin1String formatName("license-console-history");
constexpr qint64 formatVersion = 1;
constexpr qint64 longestLine = 16 * 1024 * 1024; ///< bytes; ours have less than a tenth
constexpr size_t partsInLine = 1000;
constexpr std::array grainNames{"reading"_L1, "hour"_L1, "day"_L1};
constexpr std::array eventNames{"LimitChange"_L1, "Version"_L1, "Reset"_L1, "Extension"_L1};

struct KeyObject {
    QString partition;
    QString account;
    QString region;
    QString resource;
    QString metric;
    QString dimension;

    static const Type rows;
    bool operator==(const KeyObject &) const = default;
};

constexpr Field keyRows[] = {
    field<&KeyObject::partition>("partition").with(Required),
    field<&KeyObject::account>("account").with(Required),
    field<&KeyObject::region>("region").with(Required),
    field<&KeyObject::resource>("resource").with(Required),
    field<&KeyObject::metric>("metric").with(Required),
    field<&KeyObject::dimension>("dimension").with(Required),
};
constinit const Type KeyObject::rows = describe<KeyObject>("Series", keyRows);

struct RollupObject {
    qint64 first = 0;
    qint64 last = 0;
    QString minimum;
    QString maximum;
    QString final;
    qint64 count = 0;
    QString sum;

    static const Type rows;
    bool operator==(const RollupObject &) const = default;
};

constexpr Field rollupRows[] = {
    field<&RollupObject::first>("first").with(Required),
    field<&RollupObject::last>("last").with(Required),
    field<&RollupObject::minimum>("minimum").with(Required),
    field<&RollupObject::maximum>("maximum").with(Required),
    field<&RollupObject::final>("final").with(Required),
    field<&RollupObject::count>("count").with(Required),
    field<&RollupObject::sum>("sum").with(Required),
};
constinit const Type RollupObject::rows = describe<RollupObject>("Rollup", rollupRows);

/// Every line; which one it is its members tell.
struct Line {
    std::optional<QString> format;
    std::optional<qint64> version;
    std::optional<QString> written;
    std::optional<KeyObject> series;
    std::optional<qint64> interval;
    std::optional<QString> grain;
    std::optional<QList<qint64>> times;
    std::optional<QList<QString>> values;
    std::optional<QList<RollupObject>> rollups;
    std::optional<QString> event;
    std::optional<QString> imported;
    std::optional<qint64> time;
    std::optional<QString> before;
    std::optional<QString> after;
    std::optional<qint64> sampleDataUntil;

    static const Type rows;
    bool operator==(const Line &) const = default;
};

constexpr Field lineRows[] = {
    field<&Line::format>("format"),
    field<&Line::version>("version"),
    field<&Line::written>("written"),
    field<&Line::series>("series"),
    field<&Line::interval>("interval"),
    field<&Line::grain>("grain"),
    field<&Line::times>("times"),
    field<&Line::values>("values"),
    field<&Line::rollups>("rollups"),
    field<&Line::event>("event"),
    field<&Line::imported>("imported"),
    field<&Line::time>("time"),
    field<&Line::before>("before"),
    field<&Line::after>("after"),
    field<&Line::sampleDataUntil>("sampleDataUntil"),
};
constinit const Type Line::rows = describe<Line>("Line", lineRows);

/// The last line: `series` is a number there.
struct EndLine {
    std::optional<bool> end;
    qint64 series = 0;
    qint64 readings = 0;
    qint64 events = 0;

    static const Type rows;
    bool operator==(const EndLine &) const = default;
};

constexpr Field endRows[] = {
    field<&EndLine::end>("end"),
    field<&EndLine::series>("series").with(Required),
    field<&EndLine::readings>("readings").with(Required),
    field<&EndLine::events>("events").with(Required),
};
constinit const Type EndLine::rows = describe<EndLine>("End", endRows);

KeyObject objectOf(const SeriesKey &key)
{
    return {key.partition, key.account, key.region, key.resource, key.metric, key.dimension};
}

SeriesKey keyOf(const KeyObject &key)
{
    return {key.partition, key.account, key.region, key.resource, key.metric, key.dimension};
}

template <class Names> qsizetype indexIn(const Names &names, const QString &name)
{
    const auto found = std::ranges::find_if(names, [&](QLatin1String one) { return one == name; });
    return found == names.end() ? -1 : found - names.begin();
}

/// Readings or rollups have a place in time of their own each.
std::optional<SeriesSamples> samplesIn(const Line &line)
{
    if (line.times->size() != line.values->size() || line.times->isEmpty())
        return std::nullopt;
    SeriesSamples part{keyOf(*line.series), std::chrono::milliseconds(*line.interval), {}};
    part.samples.reserve(size_t(line.times->size()));
    for (qsizetype i = 0; i < line.times->size(); ++i) {
        if (i > 0 && line.times->at(i) <= line.times->at(i - 1))
            return std::nullopt;
        part.samples.push_back(
            {instant(line.times->at(i)), Quantity::fromText(line.values->at(i))});
    }
    return part;
}

std::optional<SeriesRollups> rollupsIn(const Line &line)
{
    const qsizetype grain = indexIn(grainNames, *line.grain);
    if (grain < 1 || line.rollups->isEmpty())
        return std::nullopt;
    SeriesRollups part{
        keyOf(*line.series), std::chrono::milliseconds(*line.interval), Grain(grain), {}};
    for (const RollupObject &object : *line.rollups) {
        const bool isAscending = object.first <= object.last
            && (part.rollups.empty()
                || milliseconds(part.rollups.back().bucket.last) < object.first);
        if (!isAscending || object.count < 1)
            return std::nullopt;
        part.rollups.push_back(
            {{instant(object.first), instant(object.last), Quantity::fromText(object.minimum),
              Quantity::fromText(object.maximum), Quantity::fromText(object.final), object.count,
              false},
             Quantity::fromText(object.sum)});
    }
    return part;
}

std::optional<HistoryPart> partIn(const Line &line)
{
    if (line.imported && line.time)
        return ImportMarker{*line.imported, instant(*line.time)};
    if (!line.series)
        return std::nullopt;
    if (line.interval && line.times && line.values)
        return samplesIn(line);
    if (line.interval && line.grain && line.rollups)
        return rollupsIn(line);
    if (line.sampleDataUntil)
        return SampleDataMark{keyOf(*line.series), instant(*line.sampleDataUntil)};
    const qsizetype kind = line.event ? indexIn(eventNames, *line.event) : -1;
    if (kind < 0 || !line.time)
        return std::nullopt;
    return HistoryEvent{keyOf(*line.series), instant(*line.time), HistoryEvent::Kind(kind),
                        line.before.value_or(QString()), line.after.value_or(QString())};
}

Line lineOf(const SeriesSamples &part, size_t begin, size_t end)
{
    Line line;
    line.series = objectOf(part.key);
    line.interval = part.interval.count();
    line.times.emplace();
    line.values.emplace();
    for (size_t i = begin; i < end; ++i) {
        line.times->append(milliseconds(part.samples[i].time));
        line.values->append(part.samples[i].value.toText());
    }
    return line;
}

Line lineOf(const SeriesRollups &part, size_t begin, size_t end)
{
    Line line;
    line.series = objectOf(part.key);
    line.interval = part.interval.count();
    line.grain = QString(grainNames[size_t(part.grain)]);
    line.rollups.emplace();
    for (size_t i = begin; i < end; ++i) {
        const auto &[bucket, sum] = part.rollups[i];
        line.rollups->append({milliseconds(bucket.first), milliseconds(bucket.last),
                              bucket.minimum.toText(), bucket.maximum.toText(),
                              bucket.final.toText(), bucket.count, sum.toText()});
    }
    return line;
}

Line lineOf(const HistoryEvent &event)
{
    Line line;
    line.series = objectOf(event.series);
    line.event = QString(eventNames[size_t(event.kind)]);
    line.time = milliseconds(event.time);
    line.before = event.before;
    line.after = event.after;
    return line;
}

Line lineOf(const SampleDataMark &mark)
{
    Line line;
    line.series = objectOf(mark.key);
    line.sampleDataUntil = milliseconds(mark.until);
    return line;
}

Line lineOf(const ImportMarker &marker)
{
    Line line;
    line.imported = marker.marker;
    line.time = milliseconds(marker.time);
    return line;
}

qint64 readingsIn(const SeriesSamples &part, size_t begin, size_t end)
{
    Q_UNUSED(part)
    return qint64(end - begin);
}

qint64 readingsIn(const SeriesRollups &part, size_t begin, size_t end)
{
    qint64 count = 0;
    for (size_t i = begin; i < end; ++i)
        count += part.rollups[i].bucket.count;
    return count;
}

size_t sizeOf(const SeriesSamples &part)
{
    return part.samples.size();
}

size_t sizeOf(const SeriesRollups &part)
{
    return part.rollups.size();
}

template <class Part>
concept IsSeries = std::same_as<Part, SeriesSamples> || std::same_as<Part, SeriesRollups>;

StoreError fileError(const QString &path, const QFileDevice &file)
{
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return {isFull ? StoreError::Kind::Full : StoreError::Kind::Io,
            u"%1: %2"_s.arg(path, file.errorString())};
}

} // namespace

Result<std::unique_ptr<HistoryDocumentWriter>, StoreError>
HistoryDocumentWriter::begin(const QString &path, Instant now)
{
    auto writer = std::unique_ptr<HistoryDocumentWriter>(new HistoryDocumentWriter(path));
    writer->m_file.setDirectWriteFallback(false);
    if (!writer->m_file.open(QIODevice::WriteOnly)
        || !writer->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return unexpected(fileError(path, writer->m_file));
    Line head;
    head.format = QString(formatName);
    head.version = formatVersion;
    head.written = toIsoText(now);
    writer->writeLine(writeJson(head));
    return writer;
}

void HistoryDocumentWriter::writeLine(const QByteArray &json)
{
    m_file.write(json);
    m_file.write("\n", 1);
}

void HistoryDocumentWriter::write(const HistoryPart &anyPart)
{
    std::visit(
        [this]<class Part>(const Part &part) {
            if constexpr (IsSeries<Part>) {
                if (m_series != part.key) {
                    m_series = part.key;
                    ++m_written.series;
                }
                for (size_t begin = 0; begin < sizeOf(part); begin += partsInLine) {
                    const size_t end = std::min(begin + partsInLine, sizeOf(part));
                    writeLine(writeJson(lineOf(part, begin, end)));
                    m_written.readings += readingsIn(part, begin, end);
                }
            } else {
                writeLine(writeJson(lineOf(part)));
                m_written.events += std::same_as<Part, HistoryEvent> ? 1 : 0;
            }
        },
        anyPart);
}

Result<TransferOutcome, StoreError> HistoryDocumentWriter::finish()
{
    writeLine(writeJson(EndLine{true, m_written.series, m_written.readings, m_written.events}));
    if (!m_file.commit())
        return unexpected(fileError(m_file.fileName(), m_file));
    return m_written;
}

Result<std::unique_ptr<HistoryDocumentReader>, StoreError>
HistoryDocumentReader::begin(const QString &path)
{
    auto reader = std::unique_ptr<HistoryDocumentReader>(new HistoryDocumentReader(path));
    if (!reader->m_file.open(QIODevice::ReadOnly))
        return unexpected(fileError(path, reader->m_file));
    auto line = reader->readLine();
    if (!line)
        return unexpected(line.error());
    const auto head = readJson<Line>(*line, Reading::Strict);
    if (!head || head->format != formatName)
        return unexpected(reader->foreign(u"is no history"_s));
    if (head->version != formatVersion) {
        return unexpected(reader->foreign(
            u"has version %1, this program knows %2"_s.arg(head->version.value_or(0))
                .arg(formatVersion)));
    }
    return reader;
}

Result<QByteArray, StoreError> HistoryDocumentReader::readLine()
{
    const QByteArray line = m_file.readLine(longestLine);
    if (m_file.error() != QFileDevice::NoError)
        return unexpected(fileError(m_file.fileName(), m_file));
    ++m_line;
    if (!line.endsWith('\n'))
        return unexpected(foreign(line.isEmpty() ? u"the end is missing"_s : u"is cut off"_s));
    return line;
}

Result<std::optional<HistoryPart>, StoreError> HistoryDocumentReader::next()
{
    if (m_isAtEnd)
        return std::optional<HistoryPart>();
    auto text = readLine();
    if (!text)
        return unexpected(text.error());
    if (text->startsWith("{\"end\":")) {
        if (!readJson<EndLine>(*text, Reading::Strict) || !m_file.atEnd())
            return unexpected(foreign(u"is no end"_s));
        m_isAtEnd = true;
        return std::optional<HistoryPart>();
    }
    const auto line = readJson<Line>(*text, Reading::Strict);
    if (!line) {
        const JsonError &error = line.error();
        return unexpected(foreign(error.where + u' ' + error.what));
    }
    auto part = partIn(*line);
    if (!part)
        return unexpected(foreign(u"cannot be understood"_s));
    return part;
}

double HistoryDocumentReader::share() const
{
    return m_file.size() > 0 ? double(m_file.pos()) / double(m_file.size()) : 1;
}

StoreError HistoryDocumentReader::foreign(const QString &what) const
{
    return {StoreError::Kind::Foreign,
            u"%1, line %2: %3"_s.arg(m_file.fileName()).arg(m_line).arg(what)};
}

} // namespace lc
