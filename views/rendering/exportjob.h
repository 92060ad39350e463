// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rendering/documentfile.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lc {

/// Writes a document in a thread of its own, tells how far it is and can be cancelled. Lives on the
/// GUI thread; deleting it cancels and waits for the present slice.
class ExportJob : public QObject {
    Q_OBJECT
public:
    ExportJob(QString path, DocumentFormat format, std::shared_ptr<const Document> document,
              const CsvOptions &csv = CsvOptions::forSpreadsheets(), QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    void cancel() { m_control->cancel(); }
    const QString &path() const { return m_path; }

signals:
    void progressed(qint64 done, qint64 total);
    void finished(const lc::Result<void, lc::ExportError> &outcome);

private:
    const QString m_path;
    const DocumentFormat m_format;
    const std::shared_ptr<const Document> m_document;
    const CsvOptions m_csv;
    std::shared_ptr<ExportControl> m_control;
    QTimer m_progress;
    std::unique_ptr<QThread> m_thread;
};

} // namespace lc
