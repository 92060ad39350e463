// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/snapshotstore.h"

#include "core/json.h"
#include "core/requestjson.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QPointer>
#include <QSaveFile>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lc {

namespace {

constexpr auto keepDelay = 2s;
constexpr int keptDays = 60;
constexpr char magic[] = "LCSNAP1\n";
constexpr auto magicSize = int(sizeof(magic)) - 1;
constexpr qsizetype frameSize = 256 * 1024; ///< of JSON lines, before they are compressed
constexpr qsizetype longestFrame = 64 * 1024 * 1024;
constexpr auto timeFormat = "yyyyMMdd-HHmmsszzz"_L1;
constexpr auto dayDigits = 8;

/// The first frame of a file.
struct Header {
    QString type;
    QString list;
    QString connection;
    QString connectionName;
    QString region;
    QString partition;
    QString account;
    Instant takenAt{};
    qint64 count = 0;

    bool operator==(const Header &) const = default;
    static const Type rows;
};

constexpr Field headerRows[] = {
    field<&Header::type>("Type").with(Required),
    field<&Header::list>("List").with(Required),
    field<&Header::connection>("Connection").with(Required),
    field<&Header::connectionName>("ConnectionName").with(Required),
    field<&Header::region>("Region").with(Required),
    field<&Header::partition>("Partition").with(Required),
    field<&Header::account>("Account").with(Required),
    field<&Header::takenAt>("TakenAt").with(Required),
    field<&Header::count>("Count").with(Required),
};

constinit const Type Header::rows = describe<Header>("SnapshotHeader", headerRows);

StoreError damaged(const QString &path)
{
    return {StoreError::Kind::Damaged, path};
}

QString folderOf(const QString &folder, const SnapshotKey &key)
{
    const QByteArray name = (key.list + u'\n' + key.connection + u'\n' + key.region).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha1).toHex();
    return folder + u'/' + QString::fromLatin1(hash.first(20));
}

/// Oldest first.
QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList({u"*.snapshot"_s}, QDir::Files, QDir::Name);
}

/// One snapshot a day stays, the newest of it, for as many days as are kept.
void thinOut(const QString &folder, Instant now)
{
    const QString oldest =
        toQDateTime(now - std::chrono::days(keptDays)).toString(timeFormat).first(dayDigits);
    const QStringList files = filesIn(folder);
    for (qsizetype i = 0; i + 1 < files.size(); ++i) {
        const QString day = files[i].first(dayDigits);
        if (day < oldest || day == files[i + 1].first(dayDigits))
            QFile::remove(folder + u'/' + files[i]);
    }
}

Result<void, StoreError> write(const QString &folder, const SnapshotInfo &info,
                               const SnapshotStore::Blocks &blocks)
{
    const QString place = folderOf(folder, info.key);
    const QString path =
        place + u'/' + toQDateTime(info.takenAt).toString(timeFormat) + u".snapshot"_s;
    QSaveFile file(path);
    if (!QDir().mkpath(place) || !file.open(QIODevice::WriteOnly))
        return unexpected(StoreError{StoreError::Kind::Io, path + u": "_s + file.errorString()});
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const Header header{blocks.empty() ? QString()
                                       : QString::fromLatin1(blocks.front()->layout().type().name),
                        info.key.list,
                        info.key.connection,
                        info.connectionName,
                        info.key.region,
                        info.partition,
                        info.account,
                        info.takenAt,
                        info.count};
    file.write(magic, magicSize);
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << writeJson(header);
    QByteArray lines;
    const auto writeFrame = [&] {
        if (!lines.isEmpty())
            stream << qCompress(lines, 1);
        lines.clear();
    };
    for (const auto &block : blocks) {
        const Type &type = block->layout().type();
        for (int i = 0; i < block->size(); ++i) {
            const std::shared_ptr<void> record(type.create(), type.destroy);
            block->read(i, record.get());
            lines += writeJsonWithoutSecrets(type, record.get()) + '\n';
            if (lines.size() >= frameSize)
                writeFrame();
        }
    }
    writeFrame();
    if (stream.status() != QDataStream::Ok || !file.commit())
        return unexpected(StoreError{StoreError::Kind::Io, path + u": "_s + file.errorString()});
    thinOut(place, info.takenAt);
    return {};
}

/// Leaves the stream behind the header.
Result<Header, StoreError> readHeader(QFile &file, QDataStream &stream)
{
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(
            StoreError{StoreError::Kind::Io, file.fileName() + u": "_s + file.errorString()});
    stream.setDevice(&file);
    stream.setVersion(QDataStream::Qt_6_4);
    if (file.read(magicSize) != QByteArrayView(magic, magicSize))
        return unexpected(damaged(file.fileName()));
    QByteArray json;
    stream >> json;
    const auto header = readJson<Header>(json, Reading::Strict);
    if (stream.status() != QDataStream::Ok || !header)
        return unexpected(damaged(file.fileName()));
    return *header;
}

SnapshotInfo infoOf(const Header &header, const QString &path)
{
    return {{header.list, header.connection, header.region},
            header.partition,
            header.account,
            header.connectionName,
            header.takenAt,
            header.count,
            path};
}

} // namespace

Result<Snapshot, StoreError> SnapshotStore::load(const QString &path, const Type &type)
{
    QFile file(path);
    QDataStream stream;
    const auto header = readHeader(file, stream);
    if (!header)
        return unexpected(header.error());
    auto block = std::make_shared<RecordBlock>(type);
    if (header->type != QLatin1StringView(type.name) && header->count > 0)
        return unexpected(damaged(path));
    while (!stream.atEnd()) {
        QByteArray frame;
        stream >> frame;
        // The first bytes of a frame say how much it unfolds to.
        const bool isSane =
            frame.size() > 4 && qFromBigEndian<quint32>(frame.constData()) <= quint32(longestFrame);
        if (stream.status() != QDataStream::Ok || !isSane)
            return unexpected(damaged(path));
        for (const QByteArray &line : qUncompress(frame).split('\n')) {
            if (line.isEmpty())
                continue;
            const std::shared_ptr<void> record(type.create(), type.destroy);
            if (!readRequestJson(type, record.get(), line))
                return unexpected(damaged(path));
            block->append(record.get());
        }
    }
    if (block->size() != header->count)
        return unexpected(damaged(path));
    block->finish();
    return Snapshot{infoOf(*header, path), std::move(block)};
}

SnapshotStore::SnapshotStore(const QString &folder, std::shared_ptr<const Clock> clock,
                             QObject *parent)
    : QObject(parent), m_folder(folder), m_clock(std::move(clock)),
      m_thread(std::make_unique<StoreThread>(u"snapshots"_s))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(keepDelay);
    connect(&m_soon, &QTimer::timeout, this, &SnapshotStore::flush);
}

SnapshotStore::~SnapshotStore()
{
    flush();
    m_thread.reset();
}

void SnapshotStore::keep(const SnapshotInfo &info, const Blocks &blocks)
{
    Waiting waiting{info, blocks};
    waiting.info.takenAt = m_clock->now();
    waiting.info.count = 0;
    for (const auto &block : blocks)
        waiting.info.count += block->size();
    m_waiting.removeIf([&](const Waiting &one) { return one.info.key == info.key; });
    m_waiting.append(std::move(waiting));
    m_soon.start();
}

void SnapshotStore::flush()
{
    m_soon.stop();
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        m_thread->post([this, folder = m_folder, waiting] {
            const auto written = write(folder, waiting.info, waiting.blocks);
            if (!written)
                QMetaObject::invokeMethod(
                    this, [this, error = written.error()] { emit failed(error); },
                    Qt::QueuedConnection);
        });
    }
}

void SnapshotStore::work(std::function<void()> work, QObject *context, std::function<void()> then)
{
    Q_ASSERT(context && context->thread() == thread());
    m_thread->post([this, work = std::move(work), context = QPointer<QObject>(context),
                    then = std::move(then)]() mutable {
        work();
        const auto tell = [context = std::move(context), then = std::move(then)] {
            if (context)
                then();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void SnapshotStore::latest(const SnapshotKey &key, const Type &type, QObject *context,
                           Done<Snapshot> done)
{
    flush();
    const auto found = std::make_shared<Result<Snapshot, StoreError>>(
        unexpected(StoreError{StoreError::Kind::Io, {}}));
    work(
        [folder = folderOf(m_folder, key), &type, key, found] {
            QStringList files = filesIn(folder);
            while (!files.isEmpty() && !*found) {
                *found = load(folder + u'/' + files.takeLast(), type);
                if (*found && !((*found)->info.key == key))
                    *found = unexpected(damaged(folder));
            }
        },
        context, [found, done = std::move(done)] { done(*found); });
}

void SnapshotStore::all(QObject *context, Done<QList<SnapshotInfo>> done)
{
    flush();
    const auto found = std::make_shared<QList<SnapshotInfo>>();
    work(
        [folder = m_folder, found] {
            for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QString place = folder + u'/' + name;
                for (const QString &file : filesIn(place)) {
                    QFile opened(place + u'/' + file);
                    QDataStream stream;
                    if (const auto header = readHeader(opened, stream))
                        *found += infoOf(*header, opened.fileName());
                }
            }
            std::ranges::stable_sort(*found, {}, &SnapshotInfo::takenAt);
        },
        context, [found, done = std::move(done)] { done(*found); });
}

} // namespace lc
