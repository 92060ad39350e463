// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerting.h"

#include "console/traykeeping.h"
#include "pages/alertchart.h"
#include "shell/mainwindow.h"
#include "shell/navigation.h"
#include "shell/pagetabs.h"
#include "workflows/checkouts.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype namedAlerts = 3;

Tone toneOf(const Alert &alert)
{
    switch (alert.severity.known().value_or(AlertSeverity::Notice)) {
    case AlertSeverity::Danger:
        return Tone::Danger;
    case AlertSeverity::Warning:
        return Tone::Warning;
    case AlertSeverity::Notice:
        break;
    }
    return Tone::Info;
}

} // namespace

Alerting::Alerting(MainWindow &window, PageContext &context, TrayKeeping &tray)
    : QObject(&window), m_window(window), m_context(context), m_tray(tray)
{
    connect(&context.alerts, &AlertWatch::changed, this, &Alerting::showCount);
    connect(&context.alerts, &AlertWatch::announced, this, &Alerting::tell);
    connect(&context.alerts, &AlertWatch::failed, this, [this](const StoreError &error) {
        m_window.showNotice(tr("Alerts cannot be read or kept: %1").arg(error.message));
    });
    showCount();
}

void Alerting::start()
{
    m_context.alerts.start();
}

void Alerting::showCount()
{
    m_window.navigation().setBadge(u"alerts"_s, int(m_context.alerts.openAlerts().size()));
}

void Alerting::tell(const QList<Alert> &alerts)
{
    const QLocale locale;
    const Alert &worst = alerts.first();
    if (alerts.size() == 1) {
        return m_tray.tell(alertItemTitle(worst.item), alertSentence(worst, locale), toneOf(worst),
                           [this, id = worst.id] { open(id); });
    }
    // One notification for what one recording found.
    QStringList lines;
    for (const Alert &alert : alerts.mid(0, namedAlerts))
        lines += tr("%1: %2").arg(alertItemTitle(alert.item), alertSentence(alert, locale));
    if (alerts.size() > namedAlerts)
        lines += tr("and %n more", nullptr, int(alerts.size() - namedAlerts));
    m_tray.tell(tr("%n alert(s)", nullptr, int(alerts.size())), lines.join(u'\n'), toneOf(worst),
                [this] { m_window.openPage(u"alerts"_s); });
}

void Alerting::open(const QString &alertId)
{
    const Alert *alert = m_context.alerts.alert(alertId);
    Page *chart = alert ? makeAlertChart(m_context, *alert) : nullptr;
    if (chart)
        m_window.tabs().addTab(chart);
    else
        m_window.open({u"alerts"_s, alertId.toUtf8()});
}

QList<AlertItem> alertItemsOf(const Checkouts &checkouts)
{
    QList<AlertItem> items;
    for (const Checkouts::Held &held : checkouts.held()) {
        if (!(held.checkout.state == HoldState::Held))
            continue;
        AlertItem item;
        item.kind = AlertItemKind::Checkout;
        item.id = held.checkout.id;
        item.name = held.checkout.product;
        item.product = held.checkout.product;
        item.partition = held.place.partition;
        item.account = held.place.account;
        item.region = held.place.region;
        item.connection = held.place.connection;
        item.since = held.checkout.issuedAt;
        item.ends = held.checkout.expiration;
        items += item;
    }
    return items;
}

} // namespace lc
