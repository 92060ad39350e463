// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/licenseconfiguration.h"
#include "pages/bulkpage.h"
#include "pages/callplace.h"
#include "workflows/associating.h"
#include "workflows/associationchecks.h"

class QCheckBox;
class QComboBox;
class QPlainTextEdit;

namespace lc {

/// Attaches a self-managed license to many resources, or detaches it: pasted ARNs or chosen rows,
/// each checked before anything is sent.
class AssociationPage final : public BulkPage {
    Q_OBJECT
public:
    /// What stands in the page at first.
    struct Start {
        Association what = Association::Attach;
        CallPlace place;
        QString licenseArn; ///< empty: to be chosen
        QStringList resources;
    };

    AssociationPage(PageContext &context, const Start &start, QWidget *parent = nullptr);

    Symbol symbol() const override { return Symbol::SelfManaged; }

protected:
    void addToJob(BulkJob &job, const BulkLine &line) override;
    std::optional<CallText> calls() const override;
    void start() override;

private:
    QWidget *makeInputs(const Start &start);
    void readLicenses();
    void readAttached();
    void readInventory();
    void check();
    void showStart();
    QString chosenLicense() const;
    QString chosenName() const;
    Associating::Request requestFor(const QString &resourceArn) const;
    Client *client() const;

    const Association m_what;
    const CallPlace m_place;
    QString m_wanted; ///< license to be chosen once they are read
    AssociationFacts m_facts;
    bool m_isAttachedKnown = false;
    PendingCall m_licensesCall;
    PendingCall m_attachedCall;
    PendingCall m_inventoryCall;
    QComboBox *m_license;
    QPlainTextEdit *m_resources;
    QCheckBox *m_scope;
};

} // namespace lc
