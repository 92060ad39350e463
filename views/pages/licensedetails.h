// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/license.h"
#include "items/column.h"
#include "pages/page.h"

#include <QTimer>

class QAction;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace lc {

class ActionRow;
class CopyLine;
class FactList;
class DetailList;
class DetailTabs;
class PillLabel;
class UsagePreview;
class ValidityBar;
class VersionList;

/// The details of one license: facts, validity, entitlements with their use, and tabs for usage,
/// grants, versions, tags and JSON. Reads what the list does not have a moment after the row was
/// chosen.
class LicenseDetails final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Issued, Received };

    LicenseDetails(PageContext &context, Kind kind, QWidget *parent = nullptr);
    ~LicenseDetails() override;

    /// Shows a license; the same one again only shows what changed.
    void show(const GrantedLicense &license, const RowOrigin &origin);
    void clear();
    /// Reads usage, grants, versions and tags again.
    void reload();
    /// Buttons at the bottom, and what stands behind "More".
    void setActions(const QList<QAction *> &buttons, const QList<QAction *> &more);
    /// Earlier versions can be restored, unless there is a reason against it.
    void offerRestoring(const QString &reason = {});
    /// What edits the tags.
    void setTagsAction(QAction &action);

    const GrantedLicense &license() const { return m_license; }
    const RowOrigin &origin() const { return m_origin; }
    const std::optional<LicenseUsage> &usage() const { return m_usage; }

signals:
    /// The chart of an entitlement in a tab of its own.
    void chartRequested(const QString &entitlement);
    /// Two versions in a tab of its own; the receiver takes it over.
    void comparisonRequested(lc::Page *page);
    /// What this earlier version says is to become the newest one.
    void restoreRequested(const lc::License &earlier);

private:
    QWidget *makeHead();
    void makeTabs(QVBoxLayout *layout);
    PageLink linkToGrants() const;
    void showFacts();
    void showEntitlements();
    void showTrend();
    void read();
    void readUsage(Client &client);
    void readGrants(Client &client);
    void readVersions(Client &client);
    void readTags(Client &client);
    void compareVersions(const QString &earlier, const QString &later);
    void restore(const QString &version);

    PageContext &m_context;
    Kind m_kind;
    GrantedLicense m_license;
    RowOrigin m_origin;
    std::optional<LicenseUsage> m_usage;
    QTimer m_readSoon;
    PendingCall m_usageCall;
    PendingCall m_grantsCall;
    PendingCall m_versionsCall;
    PendingCall m_tagsCall;

    QWidget *m_content;
    QWidget *m_nothing;
    QLabel *m_name;
    PillLabel *m_status;
    CopyLine *m_arn;
    FactList *m_facts;
    ValidityBar *m_validity;
    QLabel *m_asOf;
    QVBoxLayout *m_entitlements;
    DetailTabs *m_tabs;
    UsagePreview *m_preview;
    DetailList *m_grants = nullptr;
    VersionList *m_versions = nullptr;
    QList<License> m_allVersions; ///< newest first
    DetailList *m_tags = nullptr;
    QPushButton *m_editTags = nullptr;
    QPlainTextEdit *m_json;
    ActionRow *m_buttons;
};

} // namespace lc
