# Restored first, so that a change of code alone downloads nothing again.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Sandbox/Sandbox.csproj src/Sandbox/
COPY src/Bot/Bot.csproj src/Bot/
RUN dotnet restore src/Bot/Bot.csproj --runtime linux-x64 -p:PublishReadyToRun=true
COPY appsettings.json ./
COPY src/ src/
RUN dotnet publish src/Bot/Bot.csproj --no-restore --configuration Release --runtime linux-x64 --no-self-contained \
    -p:PublishReadyToRun=true -p:PublishDocumentationFiles=false --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY LICENSE NOTICE ./
# The letters of the printed slips and acts: a free font with Cyrillic.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
# The SQLite file lives in a volume that belongs to the bot's own user.
RUN mkdir data && chown app:app data
USER app
VOLUME /app/data
ENV Web__Urls=http://*:8080 \
    Web__OperatorUrls=http://*:8081
EXPOSE 8080 8081
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s CMD ["./BotHost", "health"]
ENTRYPOINT ["./BotHost"]
