// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/plandetails.h"

#include "api/apigateway/usageplans.h"
#include "connections/chunkrecords.h"
#include "core/fielddiff.h"
#include "core/json.h"
#include "domain/arn.h"
#include "domain/planthrottle.h"
#include "items/usageplantables.h"
#include "pages/actionrow.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/recorddetails.h"
#include "pages/stagedialog.h"
#include "pages/tageditor.h"
#include "style/consolestyle.h"
#include "workflows/stagecatalog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A row under the cursor while the arrow key is held down is not worth a call.
constexpr std::chrono::milliseconds settling{180};
constexpr int tabsHeight = 240;

QString throttleWords(const std::optional<ThrottleSettings> &throttle)
{
    const QLocale locale;
    if (!throttle || (!throttle->rateLimit && !throttle->burstLimit))
        return PlanDetails::tr("No limit");
    const QString rate = PlanDetails::tr("%1 requests per second")
                             .arg(locale.toString(throttle->rateLimit.value_or(0), 'g',
                                                  QLocale::FloatingPointShortest));
    const QString burst =
        PlanDetails::tr("bursts of %1").arg(locale.toString(throttle->burstLimit.value_or(0)));
    if (!throttle->rateLimit)
        return burst;
    return throttle->burstLimit ? rate + u", "_s + burst : rate;
}

QString quotaWords(const std::optional<QuotaSettings> &quota)
{
    if (!quota)
        return PlanDetails::tr("No quota");
    const QString limit = QLocale().toString(quota->limit.value_or(0));
    const qint64 offset = quota->offset.value_or(0);
    switch (quota->period ? quota->period->known().value_or(QuotaPeriod::Month)
                          : QuotaPeriod::Month) {
    case QuotaPeriod::Day:
        return PlanDetails::tr("%1 a day for each key").arg(limit);
    case QuotaPeriod::Week:
        return PlanDetails::tr("%1 a week for each key, from %2")
            .arg(limit, QLocale().dayName(int(offset) + 1));
    case QuotaPeriod::Month:
        return PlanDetails::tr("%1 a month for each key, from day %2").arg(limit).arg(offset + 1);
    }
    return {};
}

QPushButton *smallButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    setLook(button, Look::Small);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

} // namespace

PlanDetails::PlanDetails(PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context),
      m_record(new RecordDetails(context.theme, tr("Choose a usage plan to see its details."),
                                 tr("Plan ID"), this)),
      m_tabs(new DetailTabs(context.theme, m_record)),
      m_stages(addList(planStagesTable(&m_apis), {u"api"_s, u"stage"_s, u"methods"_s}, tr("Stages"),
                       tr("No stage: its keys open nothing."))),
      m_throttles(addList(planThrottlesTable(),
                          {u"path"_s, u"method"_s, u"rate"_s, u"burst"_s, u"stage"_s},
                          tr("Throttles"), tr("No limits."))),
      m_keys(addList(planKeysTable({}), {u"name"_s, u"id"_s}, tr("Keys"), tr("No keys."))),
      m_tags(new TagEditor(context, m_tabs)),
      m_showStage(smallButton(tr("Stage details…"), m_stages)),
      m_detach(smallButton(tr("Detach…"), m_stages)), m_buttons(new ActionRow(context.theme, this))
{
    setObjectName(u"planDetails"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_tabs->setMinimumHeight(tabsHeight);
    m_tabs->bar().setAccessibleName(tr("More about this usage plan"));
    m_record->setExtra(m_tabs);
    auto *stageButtons = new QWidget(m_stages);
    auto *row = new QHBoxLayout(stageButtons);
    row->setContentsMargins({});
    row->addWidget(m_showStage);
    row->addWidget(m_detach);
    row->addStretch(1);
    m_stages->setFooter(stageButtons);
    m_tabs->addTab(m_tags, tr("Tags"));
    connect(m_tags, &TagEditor::titleChanged, this,
            [this](const QString &text) { m_tabs->setTitle(m_tags, text); });
    connect(m_tags, &TagEditor::saved, this, &PlanDetails::tagsSaved);
    m_keys->linkRowsTo(u"api-keys"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_record, 1);
    layout->addWidget(m_buttons);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &PlanDetails::read);
    connect(m_showStage, &QPushButton::clicked, this, &PlanDetails::showStage);
    connect(&m_stages->table(), &RecordTable::rowActivated, this, &PlanDetails::showStage);
    clear();
}

PlanDetails::~PlanDetails()
{
    delete m_stages; // shows the overlay, a member
}

DetailList *PlanDetails::addList(TableDefinition definition, const QStringList &columns,
                                 const QString &title, const QString &empty)
{
    auto *list = new DetailList(m_context.theme, m_context.clock, std::move(definition), columns,
                                title, m_tabs);
    list->setEmptySentence(empty);
    m_tabs->addTab(list, title);
    connect(list, &DetailList::titleChanged, this,
            [this, list](const QString &text) { m_tabs->setTitle(list, text); });
    return list;
}

void PlanDetails::setActions(const QList<QAction *> &actions, const QList<QAction *> &more)
{
    m_buttons->setActions(actions, more);
}

void PlanDetails::setDetachAction(QAction &action)
{
    followAvailability(action, *m_detach);
    connect(m_detach, &QPushButton::clicked, &action, &QAction::trigger);
}

void PlanDetails::clear()
{
    m_readSoon.stop();
    m_plan = {};
    m_record->clear();
    m_buttons->hide();
}

void PlanDetails::reload()
{
    if (m_plan.id)
        read();
}

void PlanDetails::show(const UsagePlan &plan, const RowOrigin &origin)
{
    if (m_plan.id && plan == m_plan && origin == m_origin)
        return;
    const bool isOther = plan.id != m_plan.id;
    const bool isElsewhere =
        !m_catalog || origin.connection != m_origin.connection || origin.region != m_origin.region;
    m_plan = plan;
    m_origin = origin;
    m_buttons->show();
    m_record->begin(plan.name.value_or(QString()), {}, plan.id.value_or(QString()));
    m_record->addFacts(typeOf<UsagePlan>(), &plan,
                       {"id", "name", "throttle", "quota", "apiStages", "tags"});
    m_record->addFact(tr("Throttle"), throttleWords(plan.throttle));
    m_record->addFact(tr("Quota"), quotaWords(plan.quota));
    m_record->addFact(tr("Region"), origin.region);
    m_record->setJson(writeJsonForPeople(typeOf<UsagePlan>(), &plan));
    m_stages->setRecords(plan.apiStages.value_or(QList<ApiStage>()), origin);
    m_throttles->setRecords(throttlesOf(plan), origin);
    m_showStage->setEnabled(!plan.apiStages.value_or(QList<ApiStage>()).isEmpty());
    if (isOther) {
        m_keys->clear();
        m_tags->clear();
        m_tagged.clear();
    }
    if (isElsewhere) {
        m_catalog =
            std::make_unique<StageCatalog>(m_context.session, origin.connection, origin.region);
        connect(m_catalog.get(), &StageCatalog::apisChanged, this, &PlanDetails::nameApis);
        m_catalog->load();
    }
    m_readSoon.start(settling);
}

void PlanDetails::nameApis()
{
    std::vector<ValueOverlay::Entry> entries;
    for (const RestApi &api : m_catalog->apis())
        entries.push_back({m_origin.account, api.id.value_or(QString()), 0,
                           Cell::text(api.name.value_or(QString()).toStdString())});
    m_apis.set(entries);
}

void PlanDetails::read()
{
    Client *client = m_context.session.clientIn(m_origin.connection, m_origin.region);
    if (!client || !m_plan.id)
        return;
    const QString arn =
        Arn::ofGateway(m_origin.partition, m_origin.region, u"/usageplans/"_s + *m_plan.id).text();
    if (std::exchange(m_tagged, arn) == arn)
        m_tags->reload();
    else
        m_tags->show(m_origin.connection, arn, m_plan.name.value_or(QString()));
    apigateway::GetUsagePlanKeys::Request request;
    request.usagePlanId = *m_plan.id;
    request.limit = 500; // the service's largest page
    m_read.clear();
    m_keysCall = client->list<apigateway::GetUsagePlanKeys>(
        request, this, [this](const ListChunk &chunk) { m_read += recordsOf<UsagePlanKey>(chunk); },
        [this](const Result<void, ApiError> &outcome) {
            if (outcome)
                m_keys->setRecords(m_read, m_origin);
            else
                m_keys->setEmptySentence(tr("The keys could not be read."));
        });
}

std::optional<ApiStage> PlanDetails::currentStage() const
{
    const QList<ApiStage> stages = m_plan.apiStages.value_or(QList<ApiStage>());
    if (stages.isEmpty())
        return std::nullopt;
    const QModelIndex current = m_stages->table().currentIndex();
    return current.isValid() ? m_stages->model().record<ApiStage>(current.row()) : stages.first();
}

void PlanDetails::showStage()
{
    const auto stage = currentStage();
    if (!stage)
        return;
    auto *dialog = new StageDialog(m_context, m_origin, *stage, window());
    dialog->open();
}

} // namespace lc
