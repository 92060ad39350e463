// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/licenseconfiguration.h"
#include "items/column.h"
#include "items/valueoverlay.h"
#include "pages/page.h"

#include <QTimer>

class QAction;
class QPushButton;

namespace lc {

class DetailList;

/// The self-managed licenses that are attached to one resource, with the ways to attach another
/// and to detach those that are selected.
class AttachedLicenses final : public QWidget {
    Q_OBJECT
public:
    explicit AttachedLicenses(PageContext &context, QWidget *parent = nullptr);
    ~AttachedLicenses() override;

    /// Reads what is attached, unless it is shown already.
    void show(const QString &resourceArn, const RowOrigin &origin);
    void clear();
    void reload();
    void setActions(QAction &attach, QAction &detach);
    /// The selected licenses, else the current one.
    QList<LicenseSpecification> chosen() const;
    /// What people call a license that is listed here.
    QString nameOf(const QString &licenseArn) const;

signals:
    void chosenChanged();
    /// A license was activated: to be shown where licenses are.
    void openRequested(const lc::PageLink &link);

private:
    void read();
    void readNames(const QList<LicenseSpecification> &specifications);

    PageContext &m_context;
    ValueOverlay m_names;
    DetailList *m_list;
    QPushButton *m_attach;
    QPushButton *m_detach;
    QTimer m_readSoon;
    QString m_resourceArn;
    RowOrigin m_origin;
    PendingCall m_call;
    PendingCall m_namesCall;
};

} // namespace lc
