// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/servicesettings.h"
#include "connections/session.h"
#include "pages/callplace.h"
#include "pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace lc {

class NoticeBand;
class RecordDetails;
class WaitBand;

/// The settings of License Manager: those of one connection and Region at a time.
class ServiceSettingsPage final : public Page {
    Q_OBJECT
public:
    explicit ServiceSettingsPage(PageContext &context, QWidget *parent = nullptr);
    ~ServiceSettingsPage() override;

    QString title() const override { return tr("Service settings"); }
    Symbol symbol() const override { return Symbol::Settings; }
    void refresh() override;
    void connectionsChanged() override;
    QList<QAction *> pageActions() const override { return {m_edit}; }
    std::optional<Instant> asOf() const override { return m_asOf; }
    void focusContent() override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray &layout) override;

    /// What is shown; nothing before the first answer.
    const std::optional<licensemanager::GetServiceSettings::Response> &settings() const
    {
        return m_settings;
    }

private:
    QWidget *makeHead();
    void fillPlaces();
    CallPlace place() const;
    void showSettings(const licensemanager::GetServiceSettings::Response &settings);
    void showError(const ApiError &error);
    void showActions();
    void edit();

    PageContext &m_context;
    QList<CallPlace> m_places;
    std::optional<licensemanager::GetServiceSettings::Response> m_settings;
    std::optional<Instant> m_asOf;
    PendingCall m_call;
    QByteArray m_wanted; ///< the place that was shown the last time
    QAction *m_edit;
    NoticeBand *m_band;
    WaitBand *m_waitBand;
    QComboBox *m_place = nullptr;
    QPushButton *m_editButton = nullptr;
    RecordDetails *m_details;
};

} // namespace lc
