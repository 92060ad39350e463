// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewpage.h"

#include "charts/plotdata.h"
#include "connections/session.h"
#include "items/alerttable.h"
#include "items/cellformat.h"
#include "monitoring/alerttext.h"
#include "monitoring/alertwatch.h"
#include "monitoring/recorder.h"
#include "monitoring/runout.h"
#include "monitoring/usagestatereader.h"
#include "pages/overviewcard.h"
#include "pages/runoutcard.h"
#include "style/consolestyle.h"
#include "style/localtime.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr qsizetype shownLines = 7;
constexpr qsizetype shownAlerts = 5;

QString amount(const Quantity &quantity)
{
    return quantity.isText() ? quantity.toText()
                             : QLocale().toString(quantity.toDouble(), 'f', quantity.scale());
}

} // namespace

OverviewPage::OverviewPage(PageContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_lists(context),
      m_states(new UsageStateReader(context.history, this)), m_subtitle(new QLabel(this)),
      m_recording(new QLabel(this)), m_record(new QPushButton(tr("Record now"), this))
{
    setObjectName(u"overview"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *content = new QWidget(area);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 20, 24, 24);
    layout->setSpacing(16);
    makeHead(layout);
    makeTiles(layout);
    makeCards(layout);
    layout->addStretch();
    area->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(area);

    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &OverviewPage::read);
    connect(&m_lists, &OverviewLists::changed, this, &OverviewPage::readSoon);
    connect(&m_lists, &OverviewLists::scanned, this, [this] {
        showExpiring();
        m_states->read(m_lists.names(),
                       [this](const QList<UsageState> &states) { forecastAll(states); });
    });
    connect(m_states, &UsageStateReader::changed, this, &OverviewPage::readSoon);
    connect(&context.recorder, &Recorder::finished, this, &OverviewPage::readSoon);
    connect(&context.alerts, &AlertWatch::changed, this, &OverviewPage::showAlerts);
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::makeHead(QVBoxLayout *layout)
{
    const Theme &theme = m_context.theme;
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    auto *heading = new QLabel(title(), this);
    theme.dress(heading, TypeStyle::Title);
    theme.dress(m_subtitle, TypeStyle::Body, Token::Sub);
    theme.dress(m_recording, TypeStyle::Body, Token::Sub);
    for (QLabel *label : {m_subtitle, m_recording})
        label->setTextFormat(Qt::PlainText);
    setLook(m_record, Look::Small);
    m_record->setToolTip(tr("Record consumption now"));
    connect(m_record, &QPushButton::clicked, this, [this] { m_context.recorder.recordNow(); });
    head->addWidget(heading);
    head->addWidget(m_subtitle, 1, Qt::AlignVCenter);
    head->addWidget(m_recording, 0, Qt::AlignVCenter);
    head->addWidget(m_record, 0, Qt::AlignVCenter);
    layout->addLayout(head);
}

void OverviewPage::makeTiles(QVBoxLayout *layout)
{
    const Theme &theme = m_context.theme;
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    const auto add = [&](Symbol symbol, const QString &name, const QString &page) {
        auto *tile = new OverviewTile(theme, symbol, name, this);
        connect(tile, &OverviewTile::clicked, this, [this, page] {
            emit openRequested({page, {}});
        });
        row->addWidget(tile, 1);
        return tile;
    };
    m_atRisk = add(Symbol::Trend, tr("At risk"), u"issued-licenses"_s);
    m_atRisk->setToolTip(tr("At the limit, running out within 30 days, or %1 in use and more")
                             .arg(percentText(riskRatio * 100)));
    m_expiring = add(Symbol::Calendar, tr("Expiring in 30 days"), u"issued-licenses"_s);
    m_pending = add(Symbol::Inbox, tr("Pending grants"), u"grant-inbox"_s);
    m_alerts = add(Symbol::Alert, tr("Open alerts"), u"alerts"_s);
    layout->addLayout(row);
}

void OverviewPage::makeCards(QVBoxLayout *layout)
{
    const Theme &theme = m_context.theme;
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    const auto add = [&](const QString &title, const QString &open, const QString &page) {
        auto *card = new OverviewCard(theme, title, open, this);
        connect(card, &OverviewCard::openRequested, this, [this, page] {
            emit openRequested({page, {}});
        });
        return card;
    };
    m_runOut = new RunOutCard(theme, this);
    m_expiringCard = add(tr("Expiring"), tr("Open licenses"), u"issued-licenses"_s);
    m_grantCard = add(tr("Pending grants"), tr("Open inbox"), u"grant-inbox"_s);
    auto *right = new QVBoxLayout;
    right->setSpacing(16);
    right->addWidget(m_expiringCard);
    right->addWidget(m_grantCard);
    right->addStretch();
    m_alertCard = add(tr("Alerts"), tr("Open alerts"), u"alerts"_s);
    auto *left = new QVBoxLayout;
    left->setSpacing(16);
    left->addWidget(m_runOut);
    left->addWidget(m_alertCard);
    left->addStretch();
    row->addLayout(left, 9);
    row->addLayout(right, 5);
    layout->addLayout(row);
}

void OverviewPage::refresh()
{
    m_lists.refresh();
}

void OverviewPage::connectionsChanged()
{
    QSet<QString> accounts;
    const QStringList opened = m_context.session.opened();
    for (const QString &id : opened)
        accounts.insert(m_context.session.identity(id).account);
    accounts.remove(QString());
    m_subtitle->setText(
        tr("%n account(s), %1", nullptr, int(accounts.size()))
            .arg(QLocale().toString(toQDateTime(m_context.clock.now()).toLocalTime().date(),
                                    QLocale::LongFormat)));
    if (m_wasShown)
        m_lists.follow(opened);
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    // Its lists are its own: nobody waits for them before the page is looked at.
    connectionsChanged();
    readSoon();
}

void OverviewPage::readSoon()
{
    if (m_wasShown && !m_soon.isActive())
        m_soon.start();
}

void OverviewPage::read()
{
    m_lists.scan();
    showGrants();
    showAlerts();
    showRecording();
    emit asOfChanged();
}

QString OverviewPage::asOfText(const std::optional<Instant> &asOf) const
{
    return asOf ? tr("As of %1").arg(localMomentText(*asOf, m_context.clock.now())) : QString();
}

void OverviewPage::forecastAll(const QList<UsageState> &states)
{
    QList<ForecastSubject> subjects;
    for (const UsageState &state : withoutDoubles(states)) {
        if (!state.limit)
            continue;
        ForecastSubject subject;
        subject.state = state;
        if (const auto end = m_lists.ends().constFind(state.series.resource);
            end != m_lists.ends().cend())
            subject.end = *end;
        subjects.append(subject);
    }
    m_reading = m_context.alerts.exhaustion().read(
        subjects, [this](const QList<Expectation> &expectations) { showRunOut(expectations); });
}

QString OverviewPage::noteOf(const UsageState &state) const
{
    switch (state.kind) {
    case UsageState::Kind::Entitlement:
        return state.series.dimension;
    case UsageState::Kind::Configuration:
        return tr("Self-managed license");
    case UsageState::Kind::ApiKey:
        break;
    }
    const QString plan = m_lists.planName(state.series.dimension);
    return tr("Requests, plan %1").arg(plan.isEmpty() ? state.series.dimension : plan);
}

void OverviewPage::showRunOut(const QList<Expectation> &expectations)
{
    const Instant now = m_context.clock.now();
    const RiskFigures figures = riskFigures(expectations, now);
    const QString over = tr("%n at or over the limit", nullptr, figures.over);
    const QString soon = tr("%n run(s) out within 30 days", nullptr, figures.soon);
    m_atRisk->setFigure(QLocale().toString(figures.atRisk),
                        figures.over > 0 && figures.soon > 0
                            ? tr("%1, %2", "two findings in a row").arg(over, soon)
                            : figures.over > 0 ? over
                            : figures.soon > 0 ? soon
                                               : tr("Nothing runs out within 30 days"),
                        asOfText(figures.asOf),
                        figures.over > 0          ? Tone::Danger
                            : figures.atRisk == 0 ? Tone::Success
                                                  : Tone::Warning);
    QList<RunOutLine> lines;
    for (const Expectation &each : runningOut(expectations)) {
        const UsageState &state = each.subject.state;
        RunOutLine line;
        line.name = state.name;
        line.note = noteOf(state);
        line.used = tr("%1 / %2").arg(amount(state.used), amount(*state.limit));
        line.share = state.ratio().value_or(0);
        line.trend.values = each.trend;
        line.trend.capacity = state.limit->toDouble();
        line.date = forecastWord(each.subject, each.forecast, now);
        line.range = forecastRange(each.subject, each.forecast, now);
        line.isOver = line.share >= 1;
        line.toolTip = forecastSentence(each.subject, each.forecast, now) + u'\n'
            + forecastMethodText(each.forecast.method) + u'\n' + asOfText(trueAt(state, now));
        line.open = [this, state] {
            if (Page *chart = m_lists.chartOf(state))
                emit tabRequested(chart);
        };
        lines += line;
    }
    m_runOut->setAsOf(asOfText(figures.asOf));
    m_runOut->setLines(
        lines, tr("Nothing is expected to run out within two years."),
        figures.tooLittleData > 0
            ? tr("%n have too little data for a forecast: fewer than seven days were recorded.",
                 nullptr, figures.tooLittleData)
            : QString());
}

void OverviewPage::showExpiring()
{
    const QList<ExpiringLicense> expiring =
        expiringLicenses(m_lists.ending(), m_context.clock.now());
    const QLocale locale;
    m_expiring->setFigure(locale.toString(expiring.size()),
                          expiring.isEmpty() ? tr("None")
                                             : tr("First: %1, %2")
                                                   .arg(expiring.first().name,
                                                        dateText(expiring.first().end, locale)),
                          asOfText(asOf()), expiring.isEmpty() ? Tone::Success : Tone::Warning);
    QList<OverviewLine> lines;
    for (const ExpiringLicense &license : expiring.mid(0, shownLines)) {
        OverviewLine line;
        line.name = license.name;
        line.note = dateText(license.end, locale);
        line.value = tr("%n day(s)", nullptr, license.daysLeft);
        line.tone = license.daysLeft <= 14 ? Tone::Warning : Tone::Neutral;
        lines += line;
    }
    m_expiringCard->setLines(lines, tr("No license ends within 30 days."), {});
}

void OverviewPage::showGrants()
{
    const RecordTableModel &grants = m_lists.grants();
    QList<OverviewLine> lines;
    int pending = 0;
    for (int row = 0; row < grants.rowCount(); ++row) {
        const auto grant = grants.record<Grant>(row);
        if (!(grant.grantStatus == GrantStatus::PendingAccept))
            continue;
        if (++pending > shownLines)
            continue;
        OverviewLine line;
        line.name = grant.grantName;
        line.value = grants.origin(row).account;
        line.open = [this, key = grants.key(row)] { emit openRequested({u"grant-inbox"_s, key}); };
        lines += line;
    }
    m_pending->setFigure(QLocale().toString(pending),
                         pending > 0 ? tr("Waiting for an answer") : tr("Nothing waits"),
                         asOfText(grants.asOf()), pending > 0 ? Tone::Info : Tone::Success);
    m_grantCard->setLines(lines, tr("No grant waits for an answer."),
                          pending > shownLines
                              ? tr("%n more in the inbox.", nullptr, int(pending - shownLines))
                              : QString());
}

void OverviewPage::showAlerts()
{
    const QList<Alert> open = m_context.alerts.openAlerts();
    const Instant now = m_context.clock.now();
    const QLocale locale;
    const auto count = [&](AlertSeverity severity) {
        return int(std::ranges::count_if(
            open, [&](const Alert &alert) { return alert.severity == severity; }));
    };
    const int dangers = count(AlertSeverity::Danger);
    const int warnings = count(AlertSeverity::Warning);
    m_alerts->setFigure(locale.toString(open.size()),
                        open.isEmpty() ? tr("Nothing asks for attention")
                                       : tr("%1, %2", "two findings in a row")
                                             .arg(tr("%n danger(s)", nullptr, dangers),
                                                  tr("%n warning(s)", nullptr, warnings)),
                        asOfText(m_context.alerts.lookedAt()),
                        dangers > 0          ? Tone::Danger
                            : open.isEmpty() ? Tone::Success
                                             : Tone::Warning);
    QList<OverviewLine> lines;
    for (const Alert &alert : open.mid(0, shownAlerts)) {
        OverviewLine line;
        line.name = alertItemTitle(alert.item);
        line.note = alertSentence(alert, locale);
        if (const auto raised = alert.raised.instant())
            line.value = localMomentText(*raised, now);
        line.badge = severityBadge(alert.severity.text.toStdString());
        line.open = [this, id = alert.id] { emit openRequested({u"alerts"_s, id.toUtf8()}); };
        line.actionText = tr("Acknowledge");
        line.action = [this, id = alert.id] { m_context.alerts.acknowledge({id}); };
        lines += line;
    }
    m_alertCard->setLines(lines, tr("No alert asks for attention."),
                          open.size() > shownAlerts
                              ? tr("%n more.", nullptr, int(open.size() - shownAlerts))
                              : QString());
}

void OverviewPage::showRecording()
{
    const auto sample = m_context.recorder.lastSampleTime();
    const Instant now = m_context.clock.now();
    const QString when =
        sample ? tr("Recorded %1").arg(relativeTime(*sample, now, QLocale())) : QString();
    Tone tone = Tone::Neutral;
    QString text = when;
    switch (recordingHealth(sample, m_context.recorder.lastRecording(),
                            m_context.recorder.interval(), now)) {
    case RecordingHealth::Never:
        text = tr("Nothing recorded yet");
        break;
    case RecordingHealth::Off:
        text = tr("%1, on demand only").arg(when);
        break;
    case RecordingHealth::Fresh:
        break;
    case RecordingHealth::Late:
        text = tr("%1, later than it should be").arg(when);
        tone = Tone::Warning;
        break;
    case RecordingHealth::Failing:
        text = tr("The last recording was not complete");
        tone = Tone::Warning;
        break;
    }
    m_recording->setText(text);
    m_context.theme.dress(m_recording, TypeStyle::Body,
                          tone == Tone::Neutral ? Token::Sub : Theme::textToken(tone));
}

} // namespace lc
