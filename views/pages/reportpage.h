// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitoring/factreading.h"
#include "pages/page.h"
#include "reports/reportdefinition.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QScrollArea;

namespace lc {

class DraftKeeper;
class NoticeBand;
class RecordForm;
class ReportPreview;
class ReportRun;

/// One report: what it is about at the left, its rows at the right as they follow from that; saved
/// under its name, written to a file, scheduled.
class ReportPage final : public Page {
    Q_OBJECT
public:
    /// `id` is that of a saved report; empty: it is new.
    ReportPage(PageContext &context, const QString &id, const ReportDefinition &definition,
               QWidget *parent = nullptr);
    ~ReportPage() override;

    QString title() const override;
    Symbol symbol() const override { return Symbol::Report; }
    void refresh() override;
    void connectionsChanged() override { m_soon.start(); }
    bool hasUnsentChanges() const override;
    bool isExportable() const override { return m_document != nullptr; }
    std::shared_ptr<Document> exportDocument() const override { return m_document; }
    std::optional<Instant> asOf() const override;
    void focusContent() override;

    RecordForm &form() { return *m_form; }
    DraftKeeper &draftKeeper() { return *m_drafts; }
    /// How drafts name the page that opens them again, and its actions.
    static constexpr QLatin1StringView reportsPage{"reports"};
    static constexpr QLatin1StringView newAction{"newReport"};
    static constexpr QLatin1StringView editAction{"editReport"};
    /// As the form and the schedule have it now.
    ReportDefinition definition() const;

private:
    QWidget *makeBottom();
    void makeForm(const ReportDefinition &definition);
    void keepDrafts();
    /// Shows a definition as an edit of what was saved.
    void showEdit(const ReportDefinition &definition);
    /// How its drafts are opened again.
    void nameDrafts();
    void onEdited();
    /// Reads again where something else is needed than what was read, then shows the rows.
    void update();
    void showRows();
    void showState();
    bool isFine();
    void save();
    void saveAsFile();
    void schedule();

    PageContext &m_context;
    QString m_id;
    ReportDefinition m_saved; ///< as it was saved last
    Open<ReportKind> m_kind; ///< that the form is for
    std::optional<ReportSchedule> m_schedule;
    NoticeBand *m_band;
    QScrollArea *m_scroll;
    RecordForm *m_form = nullptr;
    ReportPreview *m_preview;
    DraftKeeper *m_drafts = nullptr;
    QLabel *m_draftState = nullptr;
    QLabel *m_scheduleWords = nullptr;
    QPushButton *m_save = nullptr;
    QTimer m_soon;
    FactReading m_reading;
    QString m_readFor; ///< what m_facts were read for
    std::shared_ptr<ReportFacts> m_facts;
    std::shared_ptr<Document> m_document;
    std::unique_ptr<ReportRun> m_run;
    bool m_marks = false; ///< problems are shown while typing
};

} // namespace lc
