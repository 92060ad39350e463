// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/savedfile.h"

#include "pages/page.h"
#include "rendering/reportrun.h"
#include "reports/exportfile.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("SavedFile", text);
}

} // namespace

void openFile(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

Notice noticeOfSavedFile(const QString &path, const QString &missing)
{
    Notice notice;
    notice.tone = missing.isEmpty() ? Tone::Success : Tone::Warning;
    notice.headline = translated(QT_TRANSLATE_NOOP("SavedFile", "Saved."));
    notice.text = missing.isEmpty()
        ? QDir::toNativeSeparators(path)
        : translated(QT_TRANSLATE_NOOP("SavedFile", "%1, but not everything could be read."))
              .arg(QDir::toNativeSeparators(path));
    notice.details = missing;
    notice.actions = {
        {translated(QT_TRANSLATE_NOOP("SavedFile", "Open")), [path] { openFile(path); }},
        {translated(QT_TRANSLATE_NOOP("SavedFile", "Show in folder")),
         [path] { openFile(QFileInfo(path).absolutePath()); }},
        {translated(QT_TRANSLATE_NOOP("SavedFile", "Copy path")),
         [path] { QApplication::clipboard()->setText(QDir::toNativeSeparators(path)); }}};
    return notice;
}

void askForReportFile(Page &page, const ReportDefinition &definition, Instant now,
                      std::function<void(const QString &path)> chosen)
{
    auto *dialog =
        new QFileDialog(&page, translated(QT_TRANSLATE_NOOP("SavedFile", "Save report")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"reportDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = suffixOf(definition.format);
    const QStringList filters = documentFilters(Document());
    dialog->setNameFilters(filters);
    for (const QString &filter : filters) {
        if (filter.contains(u'*' + suffix))
            dialog->selectNameFilter(filter);
    }
    dialog->setDefaultSuffix(suffix.mid(1));
    const auto follow = [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, follow);
    dialog->selectFile(safeFileName(reportFileName(definition, now), suffix));
    QObject::connect(dialog, &QFileDialog::fileSelected, &page, std::move(chosen));
    dialog->open();
}

} // namespace lc
