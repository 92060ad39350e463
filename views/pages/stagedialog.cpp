// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/stagedialog.h"

#include "api/apigateway/restapis.h"
#include "core/json.h"
#include "domain/planthrottle.h"
#include "grids/noticeband.h"
#include "pages/recorddetails.h"
#include "workflows/errortext.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

using apigateway::GetStage;

StageDialog::StageDialog(PageContext &context, const RowOrigin &origin, const ApiStage &stage,
                         QWidget *parent)
    : QDialog(parent),
      m_details(new RecordDetails(context.theme, tr("Loading…"), tr("Stage"), this))
{
    setObjectName(u"stageDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Stage %1").arg(stageName(stage)));
    resize(480, 520);
    auto *band = new NoticeBand(context.theme, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(band);
    layout->addWidget(m_details, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    Client *client = context.session.clientIn(origin.connection, origin.region);
    if (!client)
        return;
    const GetStage::Request request{stage.apiId.value_or(QString()),
                                    stage.stage.value_or(QString())};
    m_call = client->call<GetStage>(
        request, this, [this, band, origin, stage](const Result<Stage, ApiError> &answer) {
            if (answer) {
                m_details->begin(answer->stageName.value_or(QString()), {}, stageName(stage));
                m_details->addFacts(typeOf<Stage>(), &*answer, {"stageName"});
                m_details->setJson(writeJsonForPeople(typeOf<Stage>(), &*answer));
                return;
            }
            Attempt attempt;
            attempt.operation = u"GetStage"_s;
            attempt.object = stageName(stage);
            attempt.connection = origin.connectionName;
            attempt.account = origin.account;
            attempt.region = origin.region;
            attempt.changesState = false;
            const ErrorText text = explain(answer.error(), attempt);
            band->show({Tone::Danger, text.whatHappened, text.whatToDo, text.details, {}});
        });
}

} // namespace lc
