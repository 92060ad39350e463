// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <QObject>

#include <map>
#include <memory>

namespace lc {

class ExportJob;
class MainWindow;
class Page;
class ConsumptionReading;
struct PageContext;

/// Export from the window: asks for the file, writes it in the background, says how it ended. Lives
/// as long as the window.
class Exporting : public QObject {
    Q_OBJECT
public:
    Exporting(MainWindow &window, PageContext &context, std::shared_ptr<const Clock> clock);
    ~Exporting() override;

    /// The rows that a page shows.
    void exportPage(Page *page);
    /// The consumption report of the open connections.
    void exportReport();

private:
    void ask(const QString &name, std::shared_ptr<const Document> document);
    void write(const QString &path, std::shared_ptr<const Document> document);

    MainWindow &m_window;
    PageContext &m_context;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<ConsumptionReading> m_report;
    std::map<QString, std::unique_ptr<ExportJob>> m_jobs; ///< by path
};

} // namespace lc
