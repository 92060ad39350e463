// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/documentfile.h"

#include "rendering/htmlwriter.h"
#include "rendering/pdfwriter.h"
#include "reports/documentjson.h"
#include "reports/exportfile.h"
#include "reports/icswriter.h"
#include "reports/xlsxwriter.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QIODevice>

namespace lc {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("DocumentFile", text);
}

Result<void, ExportError> writeDates(QIODevice &out, const Document &document,
                                     ExportControl &control)
{
    if (!document.dates)
        return unexpected(
            ExportError{ExportError::Kind::CannotWrite,
                        translated(QT_TRANSLATE_NOOP("DocumentFile", "there are no dates in it"))});
    return writeIcs(out, *document.dates, control);
}

} // namespace

std::optional<DocumentFormat> documentFormat(const QString &path)
{
    static const QHash<QString, DocumentFormat> formats{
        {QStringLiteral("pdf"), DocumentFormat::Pdf},
        {QStringLiteral("html"), DocumentFormat::Html},
        {QStringLiteral("htm"), DocumentFormat::Html},
        {QStringLiteral("csv"), DocumentFormat::Csv},
        {QStringLiteral("xlsx"), DocumentFormat::Xlsx},
        {QStringLiteral("json"), DocumentFormat::Json},
        {QStringLiteral("ics"), DocumentFormat::Ics}};
    const auto found = formats.constFind(QFileInfo(path).suffix().toLower());
    return found == formats.cend() ? std::nullopt : std::optional(*found);
}

QStringList documentFilters(const Document &document)
{
    QStringList filters{translated(QT_TRANSLATE_NOOP("DocumentFile", "CSV (*.csv)")),
                        translated(QT_TRANSLATE_NOOP("DocumentFile", "Excel (*.xlsx)")),
                        translated(QT_TRANSLATE_NOOP("DocumentFile", "PDF (*.pdf)")),
                        translated(QT_TRANSLATE_NOOP("DocumentFile", "Web page (*.html)")),
                        translated(QT_TRANSLATE_NOOP("DocumentFile", "JSON (*.json)"))};
    if (document.dates)
        filters.prepend(translated(QT_TRANSLATE_NOOP("DocumentFile", "Calendar (*.ics)")));
    return filters;
}

Result<void, ExportError> writeDocument(const QString &path, DocumentFormat format,
                                        const Document &document, ExportControl &control,
                                        const CsvOptions &csv)
{
    return writeExportFile(path, [&](QIODevice &out) -> Result<void, ExportError> {
        switch (format) {
        case DocumentFormat::Pdf:
            return writePdf(out, document, control);
        case DocumentFormat::Html:
            return writeHtml(out, document, control);
        case DocumentFormat::Csv:
            return writeCsv(out, document, csv, control);
        case DocumentFormat::Xlsx:
            return writeXlsx(out, document, control);
        case DocumentFormat::Json:
            return writeJson(out, document, control);
        case DocumentFormat::Ics:
            return writeDates(out, document, control);
        }
        return {};
    });
}

} // namespace lc
