// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/exporting.h"

#include "console/consumptionreading.h"
#include "pages/page.h"
#include "rendering/exportjob.h"
#include "reports/exportfile.h"
#include "shell/consolestatusbar.h"
#include "shell/mainwindow.h"

#include <QFileDialog>

namespace lc {

Exporting::Exporting(MainWindow &window, PageContext &context, std::shared_ptr<const Clock> clock)
    : QObject(&window), m_window(window), m_context(context), m_clock(std::move(clock))
{
    connect(&window, &MainWindow::exportRequested, this, &Exporting::exportPage);
}

Exporting::~Exporting() = default;

void Exporting::exportPage(Page *page)
{
    if (const std::shared_ptr<Document> document = page->exportDocument())
        ask(page->title(), document);
}

void Exporting::exportReport()
{
    if (m_report)
        return;
    const QString job = tr("read for the report");
    m_report = std::make_unique<ConsumptionReading>(m_context.session, m_context.history, m_clock);
    connect(m_report.get(), &ConsumptionReading::progressed, this,
            [this, job](int done, int total) { m_window.status().setJob(job, done, total); });
    m_report->make([this, job](const std::shared_ptr<const Document> &document) {
        m_window.status().setJob(job, 1, 1);
        m_report.release()->deleteLater();
        ask(document->title, document);
    });
}

void Exporting::ask(const QString &name, std::shared_ptr<const Document> document)
{
    auto *dialog = new QFileDialog(&m_window, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters = documentFilters(*document);
    dialog->setNameFilters(filters);
    const QString day = toQDateTime(m_clock->now()).date().toString(Qt::ISODate);
    // The filter's own suffix stands between "*." and ")".
    const auto suffixOf = [](const QString &filter) {
        return filter.section(QStringLiteral("*."), 1).chopped(1);
    };
    const QString suffix = u'.' + suffixOf(filters.first());
    dialog->selectFile(safeFileName(QString(name + u' ' + day), suffix));
    const auto follow = [dialog, suffixOf](const QString &filter) {
        dialog->setDefaultSuffix(suffixOf(filter));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog, follow);
    follow(filters.first());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, document](const QString &path) { write(path, document); });
    dialog->open();
}

void Exporting::write(const QString &path, std::shared_ptr<const Document> document)
{
    const auto format = documentFormat(path);
    if (!format)
        return m_window.showNotice(
            tr("%1 was not written: end its name in .csv, .xlsx, .pdf, .html or .json.").arg(path));
    const QString job = tr("export %1").arg(QFileInfo(path).fileName());
    auto &slot = m_jobs[path];
    slot = std::make_unique<ExportJob>(path, *format, std::move(document));
    connect(slot.get(), &ExportJob::progressed, this, [this, job](qint64 done, qint64 total) {
        m_window.status().setJob(job, int(std::min(done, total - 1)), int(total));
    });
    connect(slot.get(), &ExportJob::finished, this,
            [this, job, path](const Result<void, ExportError> &outcome) {
                m_window.status().setJob(job, 1, 1);
                if (outcome)
                    m_window.status().showMessage(tr("Saved as %1").arg(path), 15000);
                else if (outcome.error().kind != ExportError::Kind::Cancelled)
                    m_window.showNotice(
                        tr("%1 cannot be written: %2. What was there before is unchanged.")
                            .arg(path, outcome.error().message));
                m_jobs[path].release()->deleteLater();
                m_jobs.erase(path);
            });
    slot->start();
}

} // namespace lc
