// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/exportjob.h"

#include <QThread>

namespace lc {

ExportJob::ExportJob(QString path, DocumentFormat format, std::shared_ptr<const Document> document,
                     const CsvOptions &csv, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_format(format), m_document(std::move(document)),
      m_csv(csv), m_control(std::make_shared<ExportControl>())
{
    m_progress.setInterval(100);
    connect(&m_progress, &QTimer::timeout, this,
            [this] { emit progressed(m_control->done(), m_control->total()); });
}

ExportJob::~ExportJob()
{
    m_control->cancel();
    if (m_thread)
        m_thread->wait();
}

void ExportJob::start()
{
    auto outcome = std::make_shared<Result<void, ExportError>>();
    m_thread.reset(QThread::create([this, outcome] {
        *outcome = writeDocument(m_path, m_format, *m_document, *m_control, m_csv);
    }));
    connect(m_thread.get(), &QThread::finished, this, [this, outcome] {
        m_progress.stop();
        emit finished(*outcome);
    });
    m_thread->start();
    m_progress.start();
}

} // namespace lc
