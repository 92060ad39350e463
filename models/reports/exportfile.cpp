// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exportfile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype longestName = 200; ///< bytes; file systems take 255, temporary names add some

/// QSaveFile brings the content to the disk, but not the new name.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
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
    if (QFileInfo(path).isSymLink()) {
        return unexpected(
            ExportError{ExportError::Kind::CannotWrite,
                        u"%1 is a symbolic link"_s.arg(QDir::toNativeSeparators(path))});
    }
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return unexpected(ExportError{ExportError::Kind::CannotWrite, file.errorString()});
    if (auto written = write(file); !written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit())
        return unexpected(ExportError{ExportError::Kind::CannotWrite, file.errorString()});
    syncFolder(path);
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
