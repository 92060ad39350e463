// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/savechart.h"

#include "grids/noticeband.h"
#include "pages/page.h"
#include "reports/exportfile.h"

#include <QCoreApplication>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("SaveChart", text);
}

} // namespace

void askForPicture(Page &page, NoticeBand &band, std::function<bool(const QString &path)> write)
{
    auto *dialog = new QFileDialog(&page, translated(QT_TRANSLATE_NOOP("SaveChart", "Save chart")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"pictureDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString drawing = translated(QT_TRANSLATE_NOOP("SaveChart", "SVG drawing (*.svg)"));
    dialog->setNameFilters(
        {translated(QT_TRANSLATE_NOOP("SaveChart", "PNG picture (*.png)")), drawing});
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(safeFileName(page.title(), u".png"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, drawing](const QString &filter) {
                         dialog->setDefaultSuffix(filter == drawing ? u"svg"_s : u"png"_s);
                     });
    QObject::connect(
        dialog, &QFileDialog::fileSelected, &page,
        [&page, &band, write = std::move(write)](const QString &path) {
            if (write(path)) {
                band.clear();
                return emit page.statusMessage(
                    translated(QT_TRANSLATE_NOOP("SaveChart", "Saved as %1")).arg(path));
            }
            Notice notice;
            notice.tone = Tone::Danger;
            notice.headline =
                translated(QT_TRANSLATE_NOOP("SaveChart", "The picture was not saved."));
            notice.text =
                translated(
                    QT_TRANSLATE_NOOP("SaveChart", "%1 cannot be written. Choose another folder."))
                    .arg(path);
            band.show(notice);
        });
    dialog->open();
}

} // namespace lc
