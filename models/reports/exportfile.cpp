// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exportfile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype longestName = 200; ///< bytes; file systems take 255, temporary names add some

constexpr qsizetype waitingSize = 1 << 16; ///< bytes
constexpr qint64 sizeToBegin = 1 << 20; ///< bytes
const QString newFileStart = u".license-console-"_s;
const QString newFileEnd = u".part"_s;

/// The content to be: without a name where the file system can do that, so that nothing stays when
/// the program is killed, else hidden beside the target. Locked as long as somebody writes it.
/// Remembers the first failure, since those who write many small pieces do not look.
class NewFile final : public QTemporaryFile {
public:
    explicit NewFile(const QString &folder)
        : QTemporaryFile(QDir(folder).filePath(newFileStart + u"XXXXXX"_s + newFileEnd))
    {
    }

    bool begin() { return open() && ::flock(handle(), LOCK_EX | LOCK_NB) == 0; }
    /// The system's words for what went wrong; empty: all is well.
    const QString &failure() const { return m_failure; }
    /// Everything on the disk, then in the place of `path`.
    bool replace(const QString &path)
    {
        if (!m_failure.isEmpty() || !writeOut(m_waiting))
            return false;
        // Some file systems cannot be asked; what cannot be written any more is told here or never.
        if (::fsync(handle()) != 0 && errno != EINVAL && errno != ENOTSUP)
            return fail(errno);
        // Asking for its name gives it one.
        const QByteArray name = QFile::encodeName(fileName());
        if (name.isEmpty())
            return fail(ENOENT);
        if (std::rename(name.constData(), QFile::encodeName(path).constData()) != 0)
            return fail(errno);
        setAutoRemove(false);
        return true;
    }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        if (!m_failure.isEmpty())
            return -1;
        m_waiting.append(data, size);
        if (m_waiting.size() >= waitingSize) {
            if (!writeOut(m_waiting))
                return -1;
            m_waiting.resize(0);
        }
        return size;
    }

private:
    bool writeOut(QByteArrayView data)
    {
        while (!data.isEmpty()) {
            const ssize_t written = ::write(handle(), data.data(), size_t(data.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return fail(written < 0 ? errno : EIO);
            data = data.sliced(written);
            m_written += written;
        }
        // Lets the disk work while the rest is made, so that there is less to wait for at the end.
        if (m_written - m_begun >= sizeToBegin) {
            ::sync_file_range(handle(), m_begun, m_written - m_begun, SYNC_FILE_RANGE_WRITE);
            m_begun = m_written;
        }
        return true;
    }

    bool fail(int code)
    {
        m_failure = qt_error_string(code);
        setErrorString(m_failure);
        return false;
    }

    QString m_failure;
    QByteArray m_waiting; ///< small pieces until they are worth a call
    qint64 m_written = 0;
    qint64 m_begun = 0; ///< what the disk has been told to write
};

/// Removes what a killed run left: files of ours that nobody holds.
void removeDeadFiles(const QString &folder)
{
    const QDir dir(folder);
    for (const QString &name : dir.entryList({newFileStart + u'*' + newFileEnd},
                                             QDir::Files | QDir::Hidden | QDir::NoSymLinks)) {
        const QString path = dir.filePath(name);
        const int file =
            ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (file < 0)
            continue;
        if (::flock(file, LOCK_EX | LOCK_NB) == 0)
            QFile::remove(path);
        ::close(file);
    }
}

/// A file is on the disk only when its name is, too.
void syncFolder(const QString &path)
{
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

Result<void, ExportError> cannotWrite(const QString &words)
{
    return unexpected(ExportError{ExportError::Kind::CannotWrite, words});
}

bool isUsable(char32_t c)
{
    if (c == U'/' || c == U'\\' || c == U':' || c == U'*' || c == U'?' || c == U'"' || c == U'<'
        || c == U'>' || c == U'|')
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // also those that turn the direction of text
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

/// Names of devices on other systems, where the file may be copied to.
bool isReserved(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    static const QStringList devices{u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s};
    if (devices.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1))
        && stem.back().isDigit();
}

} // namespace

Result<void, ExportError>
writeExportFile(const QString &path,
                const std::function<Result<void, ExportError>(QIODevice &)> &write)
{
    const QFileInfo target(path);
    if (path.contains(QChar::Null))
        return cannotWrite(qt_error_string(EINVAL));
    if (target.isSymLink())
        return cannotWrite(u"%1 is a symbolic link"_s.arg(QDir::toNativeSeparators(path)));
    if (target.exists() && !target.isWritable())
        return cannotWrite(qt_error_string(EACCES));
    const QString folder = target.absolutePath();
    removeDeadFiles(folder);
    NewFile file(folder);
    if (!file.begin())
        return cannotWrite(file.errorString());
    if (auto written = write(file); !written)
        return written;
    if (!file.replace(path))
        return cannotWrite(file.failure());
    syncFolder(folder);
    return {};
}

QString safeFileName(QStringView name, QStringView suffix)
{
    QString safe;
    for (const char32_t c : name.toUcs4())
        safe += isUsable(c) ? QString::fromUcs4(&c, 1) : u"_"_s;
    while (safe.startsWith(u'.') || safe.startsWith(u'-') || safe.startsWith(u' '))
        safe.remove(0, 1);
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    const qsizetype room = longestName - suffix.toUtf8().size();
    while (safe.toUtf8().size() > room)
        safe.chop(safe.back().isLowSurrogate() ? 2 : 1);
    if (safe.isEmpty() || isReserved(safe))
        safe.prepend(u"export"_s + (safe.isEmpty() ? QString() : u"-"_s));
    return safe.append(suffix);
}

} // namespace lc
